-- What a tenant that left leaves behind: its audit trail with what belongs to the proof, that it left, the emptied key, and
-- its slug, which nobody gets again. Everything else goes, whatever tables come later. The runtime role may delete
-- little; this it may call, and only for a tenant that left.
create function nothing_left() returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  kept constant text[] := array['audit_entry', 'audit_log', 'audit_tile', 'audit_checkpoint', 'audit_cosignature', 'audit_kept', 'audit_outbox',
    'audit_archive', 'audit_hold', 'audit_setting', 'audit_witness_policy', 'offboarding', 'tenant_key'];
  todo text[];
  again text[];
  tab text;
begin
  if not exists (select from tenant where id = app_tenant() and left_at is not null) then
    raise exception 'the tenant did not leave' using errcode = 'insufficient_privilege';
  end if;
  -- Waits for those who write rows of its just now (V0244).
  perform from tenant where id = app_tenant() for update;
  select array_agg(c.oid::regclass::text) into todo from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace = 'public'::regnamespace
      and a.attname = 'tenant_id' and not a.attisdropped and c.relname <> all (kept);
  while cardinality(todo) > 0 loop
    again := '{}';
    foreach tab in array todo loop
      begin
        execute format('delete from %s where tenant_id = app_tenant()', tab);
      exception when foreign_key_violation then
        again := again || tab;
      end;
    end loop;
    if cardinality(again) = cardinality(todo) then
      raise exception 'rows hold each other: %', again;
    end if;
    todo := again;
  end loop;
  update tenant set name = slug, cut_agency_id = null where id = app_tenant();
end $$;
revoke execute on function nothing_left from public;
grant execute on function nothing_left to entregent_app;

-- Who was erased is let go only with the whole tenant.
drop policy removed_only on suppression;
create policy removed_only on suppression as restrictive for delete
  using (reason = 'removed' or exists (select from tenant t where t.id = tenant_id and t.left_at is not null));

-- The end of a tenant is one entry for all that goes with it.
create or replace function audit_demanded() returns trigger language plpgsql as $$
declare recorded text := coalesce(current_setting('app.audited', true), '');
begin
  if recorded = '' or tg_nargs = 1
      and position(' ' || (case when tg_op = 'DELETE' then to_jsonb(old) else to_jsonb(new) end ->> tg_argv[0]) || ' ' in recorded) = 0 then
    if tg_op = 'DELETE' and recorded <> ''
        and exists (select from tenant t where t.id = (to_jsonb(old) ->> 'tenant_id')::uuid and t.left_at is not null) then
      return null;
    end if;
    raise exception 'a change of % without its audit entry', tg_table_name
      using errcode = 'integrity_constraint_violation', constraint = 'audit_demanded';
  end if;
  return null;
end $$;
