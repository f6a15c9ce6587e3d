-- As in V0344, but read in the same way whatever the planner takes the outbox to be: while it was small, it was read whole, dead rows
-- and all, for each hundred entries, and each row of it compared with the place of each of the hundred (29 index entries read and 11
-- rows fetched for each entry that got its number; now by two short readings of the index).
-- Whatever of the same tenant becomes visible between these two gets its number too, so that it may be a few more than "most".
create or replace function audit_number(older bigint, most int, out numbered int, out size bigint) language plpgsql
  security definer set search_path = public, pg_temp set plan_cache_mode = force_generic_plan
  set enable_seqscan = off set enable_bitmapscan = off as $$
declare
  leads constant boolean := pg_try_advisory_xact_lock(hashtextextended('audit ' || app_tenant(), 0));
  last uuid;
begin
  size := audit_size();
  numbered := 0;
  if not leads or size < older then
    return;
  end if;
  last := coalesce((select id from audit_outbox where tenant_id = app_tenant() order by id offset most - 1 limit 1),
    'ffffffff-ffff-ffff-ffff-ffffffffffff');
  perform set_config('app.numbering', 'on', true);
  with taken as (
    delete from audit_outbox where tenant_id = app_tenant() and id <= last returning *)
  insert into audit_entry (tenant_id, id, at, type, actor_kind, actor, object_type, object_id, outcome, address, entry, src, seq, leaf)
  select tenant_id, id, at, type, actor_kind, actor, object_type, object_id, outcome, address, entry, src,
    audit_number.size + row_number() over (order by id) - 1, sha256('\x00'::bytea || entry) from taken;
  get diagnostics numbered = row_count;
  perform set_config('app.numbering', '', true);
  size := size + numbered;
end $$;
