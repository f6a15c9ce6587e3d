-- An approved version may be taken back as long as it is not in force; nothing else of it changes.
create or replace function tenant_rules_kept() returns trigger language plpgsql as $$
begin
  if old.state = 'approved' and new.state = 'withdrawn' and old.from_at > now() then
    old.state := 'withdrawn';
    if new is not distinct from old then
      return new;
    end if;
    raise exception 'a version of the rules does not change' using errcode = 'integrity_constraint_violation', constraint = 'tenant_rules_kept';
  end if;
  if old.state <> 'draft' and (new.rules, new.hash, new.author, new.authors, new.created_at)
     is distinct from (old.rules, old.hash, old.author, old.authors, old.created_at) or old.state in ('approved', 'rejected', 'withdrawn') then
    raise exception 'a version of the rules does not change' using errcode = 'integrity_constraint_violation', constraint = 'tenant_rules_kept';
  end if;
  if new.state = 'approved' and (new.decided_by is null or new.decided_by = any(new.authors) or old.state <> 'proposed') then
    raise exception 'not approved by a second person' using errcode = 'integrity_constraint_violation', constraint = 'tenant_rules_four_eyes';
  end if;
  return new;
end $$;
