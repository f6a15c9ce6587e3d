-- What a decision was made of is kept as long as a draft of rules may be tried on it, and no longer; the decision itself,
-- with every rule that it looked at, stays.
grant update (given) on decision to entregent_app;
create function decision_kept() returns trigger language plpgsql as $$
begin
  if new.given is not null or old.at > now() - interval '30 days' then
    raise exception 'a decision does not change' using errcode = 'integrity_constraint_violation', constraint = 'decision_kept';
  end if;
  return new;
end $$;
create trigger decision_kept before update on decision for each row execute function decision_kept();
create index decision_with_facts on decision (tenant_id, at) where given is not null;
