-- No state change without its entry: whatever changes one of these rows must have recorded something
-- in the same transaction, or it does not commit. Looks at one setting and at no table, so that the
-- path of a message is not slowed.
create or replace function audit_queue() returns trigger language plpgsql as $$
begin
  insert into audit_outbox (tenant_id, entry_id) values (new.tenant_id, new.id);
  perform set_config('app.audited', coalesce(current_setting('app.audited', true), '') || ' ' || new.object_id || ' ', true);
  return null;
end $$;

-- With an argument: the entry must be about the object whose id that column holds.
create function audit_demanded() returns trigger language plpgsql as $$
declare recorded text := coalesce(current_setting('app.audited', true), '');
begin
  if recorded = '' or tg_nargs = 1 and position(' ' || (to_jsonb(new) ->> tg_argv[0]) || ' ' in recorded) = 0 then
    raise exception 'a change of % without its audit entry', tg_table_name
      using errcode = 'integrity_constraint_violation', constraint = 'audit_demanded';
  end if;
  return null;
end $$;

create constraint trigger audit_demanded after insert on consent_event deferrable initially deferred
  for each row execute function audit_demanded('contact_id');
create constraint trigger audit_demanded after insert or delete on contact deferrable initially deferred
  for each row execute function audit_demanded();
create constraint trigger audit_demanded after insert on message deferrable initially deferred
  for each row execute function audit_demanded();
create constraint trigger audit_changes_demanded after update of state, assignee on conversation deferrable initially deferred
  for each row when (old.state is distinct from new.state or old.assignee is distinct from new.assignee)
  execute function audit_demanded();
create constraint trigger audit_demanded after insert on suppression deferrable initially deferred
  for each row execute function audit_demanded();
