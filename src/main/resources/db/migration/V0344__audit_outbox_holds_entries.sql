-- In the business transaction an entry is one row with one index: it lies in the outbox, whole, until the sequencer gives it its
-- number and moves it to the log. The indexes of the search, the number and the leaf are written there, for many at once. Before,
-- each entry was written with all its indexes and a second row for the queue, and numbered by a third one with two indexes more.
alter table audit_outbox rename to audit_waiting;
alter index audit_outbox_pkey rename to audit_waiting_pkey;
alter table audit_waiting no force row level security;
alter table audit_entry no force row level security;
alter table audit_log no force row level security;

create table audit_outbox (
  tenant_id   uuid  not null,
  id          uuid  not null,
  at          timestamptz not null,
  type        text  not null,
  actor_kind  text  not null,
  actor       text  not null,
  object_type text  not null,
  object_id   text  not null,
  outcome     text  not null,
  address     bytea,
  entry       bytea not null,
  src         text,
  primary key (tenant_id, id)
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000, vacuum_truncate = false,
  autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 1000000);

insert into audit_outbox select e.tenant_id, e.id, e.at, e.type, e.actor_kind, e.actor, e.object_type, e.object_id, e.outcome, e.address,
  e.entry, e.src from audit_waiting w join audit_entry e on e.tenant_id = w.tenant_id and e.id = w.entry_id;

create table audit_numbered (like audit_outbox,
  seq  bigint not null check (seq >= 0),
  leaf bytea  not null check (octet_length(leaf) = 32));
insert into audit_numbered select e.tenant_id, e.id, e.at, e.type, e.actor_kind, e.actor, e.object_type, e.object_id, e.outcome, e.address,
  e.entry, e.src, l.seq, l.leaf from audit_log l join audit_entry e on e.tenant_id = l.tenant_id and e.id = l.entry_id;
do $$ begin
  if (select count(*) from audit_entry) <> (select count(*) from audit_numbered) + (select count(*) from audit_outbox) then
    raise exception 'an entry has no number and does not wait for one either';
  end if;
end $$;
-- The number of an entry that was cut is in its archive, its leaf in its tile.
drop table audit_entry, audit_log, audit_waiting;
drop function audit_queue();

alter table audit_numbered rename to audit_entry;
alter table audit_entry rename constraint audit_numbered_seq_check to audit_entry_seq_check;
alter table audit_entry rename constraint audit_numbered_leaf_check to audit_entry_leaf_check;
alter table audit_entry add primary key (tenant_id, id);
alter table audit_entry add constraint audit_entry_numbered_once unique (tenant_id, seq);
create index audit_entry_newest on audit_entry (tenant_id, at desc, id desc);
create index audit_entry_by_actor on audit_entry (tenant_id, actor, at desc);
create index audit_entry_by_object on audit_entry (tenant_id, object_id, at desc);
create index audit_entry_by_type on audit_entry (tenant_id, type, at desc);
create index audit_entry_by_src on audit_entry (tenant_id, src, at desc, id desc) where src is not null;
create index audit_entry_not_done on audit_entry (tenant_id, outcome, at desc, id desc) where outcome <> 'done';
-- Nothing is looked for by these, and a busy log grew by a tenth, after which it was sampled again, every half minute.
alter table audit_entry alter id set statistics 0, alter address set statistics 0, alter entry set statistics 0, alter leaf set statistics 0;
alter table audit_entry set (autovacuum_analyze_scale_factor = 0.2, autovacuum_analyze_threshold = 20000,
  autovacuum_vacuum_insert_threshold = 50000);

-- The portal's role writes to the outbox, and nothing else: what moves it to the log is the function below.
call guard('audit_entry', 'select');
call guard('audit_outbox', 'select, insert', 'app_scope() = ''pump''');

-- Lets V0041 see at the end of the transaction that something was recorded, and of what.
create function audit_mark(object text) returns boolean language sql as
  $$ select set_config('app.audited', coalesce(current_setting('app.audited', true), '') || ' ' || object || ' ', true) is not null $$;
create function audit_malformed(kind text, outcome text, bytes int) returns boolean language plpgsql as $$
begin
  raise exception 'an audit entry of kind %, outcome %, % bytes', kind, outcome, bytes
    using errcode = 'check_violation', constraint = 'audit_entry_well_formed';
end $$;
-- In the policy, where PostgreSQL evaluates it without a trigger: that costs each entry a tenth of its time.
alter policy tenant_only on audit_outbox with check (tenant_id = app_tenant() and
  case when outcome in ('done', 'refused', 'failed') and actor_kind in ('person', 'service', 'system', 'consumer') and octet_length(entry) <= 4096
    then audit_mark(object_id) else audit_malformed(actor_kind, outcome, octet_length(entry)) end);

-- All entries of a tenant, wherever they lie; "seq" is null for those that wait for their number.
create view audit_trail with (security_invoker = true) as
  select tenant_id, id, at, type, actor_kind, actor, object_type, object_id, outcome, address, entry, src, seq from audit_entry
  union all
  select tenant_id, id, at, type, actor_kind, actor, object_type, object_id, outcome, address, entry, src, null from audit_outbox;
grant select on audit_trail to entregent_app;

-- Two things may be deleted, and only while the procedure for it is at work: what is cut, and what was moved.
create or replace function audit_is_for_ever() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and (tg_table_name = 'audit_entry' and coalesce(current_setting('app.cutting', true), '') <> ''
      or tg_table_name = 'audit_outbox' and coalesce(current_setting('app.numbering', true), '') <> '') then
    return null;
  end if;
  raise exception 'the audit trail is never changed' using errcode = 'insufficient_privilege';
end $$;
create trigger never_changed before update or delete or truncate on audit_entry for each statement execute function audit_is_for_ever();
create trigger never_changed before update or delete or truncate on audit_outbox for each statement execute function audit_is_for_ever();

-- How many entries of the current tenant have a number: the next one. A number outlives its entry.
create function audit_size() returns bigint language sql stable as $$
  select coalesce((select max(seq) + 1 from audit_entry where tenant_id = app_tenant()),
    (select max(to_seq) from audit_archive where tenant_id = app_tenant() and state = 'cut'), 0) $$;

-- Gives the oldest entries that wait their numbers, unless the log is shorter than "older" or somebody else is at it, which nobody
-- is then until the end of the transaction. Its owner is under the forced policies too: it sees the current tenant only.
create function audit_number(older bigint, most int, out numbered int, out size bigint) language plpgsql
  security definer set search_path = public, pg_temp set plan_cache_mode = force_generic_plan as $$
declare
  leads constant boolean := pg_try_advisory_xact_lock(hashtextextended('audit ' || app_tenant(), 0));
begin
  size := audit_size();
  numbered := 0;
  if not leads or size < older then
    return;
  end if;
  perform set_config('app.numbering', 'on', true);
  with taken as (
    delete from audit_outbox where tenant_id = app_tenant()
      and ctid = any (array(select ctid from audit_outbox where tenant_id = app_tenant() order by id limit most))
    returning *)
  insert into audit_entry (tenant_id, id, at, type, actor_kind, actor, object_type, object_id, outcome, address, entry, src, seq, leaf)
  select tenant_id, id, at, type, actor_kind, actor, object_type, object_id, outcome, address, entry, src,
    audit_number.size + row_number() over (order by id) - 1, sha256('\x00'::bytea || entry) from taken;
  get diagnostics numbered = row_count;
  perform set_config('app.numbering', '', true);
  size := size + numbered;
end $$;
revoke execute on function audit_number from public;
grant execute on function audit_number to entregent_app;

-- For the schema's owner only, as in V0112, with the number beside the entry and the entry of the cut in the outbox.
create or replace procedure audit_cut(of_tenant uuid, archive uuid) language plpgsql as $$
declare
  one audit_archive;
  months int;
  entry uuid := gen_random_uuid();
  gone bigint;
begin
  perform set_config('app.tenant', of_tenant::text, true);
  select * into one from audit_archive where tenant_id = of_tenant and id = archive for update;
  if one.state is distinct from 'kept' then
    raise exception 'no archive of this number is confirmed by a second person';
  end if;
  if one.from_seq <> (select coalesce(max(to_seq), 0) from audit_archive where tenant_id = of_tenant and state = 'cut') then
    raise exception 'the archive does not follow the last one that was cut';
  end if;
  select coalesce(max(retention_months), 60) into months from audit_setting where tenant_id = of_tenant;
  if exists (select from audit_entry e where e.tenant_id = of_tenant and e.seq >= one.from_seq and e.seq < one.to_seq
               and e.at >= now() - make_interval(months => months)) then
    raise exception 'an entry of the archive is younger than % months', months;
  end if;
  if exists (select from audit_hold h join audit_entry e on e.tenant_id = h.tenant_id and e.at >= h.from_at and e.at < h.to_at
             where h.tenant_id = of_tenant and h.lifted_at is null and e.seq >= one.from_seq and e.seq < one.to_seq) then
    raise exception 'a legal hold covers an entry of the archive';
  end if;
  perform set_config('app.cutting', archive::text, true);
  delete from audit_entry e where e.tenant_id = of_tenant and e.seq >= one.from_seq and e.seq < one.to_seq;
  get diagnostics gone = row_count;
  perform set_config('app.cutting', '', true);
  if gone <> one.to_seq - one.from_seq then
    raise exception 'the archive has % entries and % were here', one.to_seq - one.from_seq, gone;
  end if;
  update audit_archive set state = 'cut', cut_at = now() where tenant_id = of_tenant and id = archive;
  -- RFC 8785: names in order, no spaces.
  insert into audit_outbox (tenant_id, id, at, type, actor_kind, actor, object_type, object_id, outcome, entry)
  values (of_tenant, entry, date_trunc('milliseconds', now()), 'audit.cut', 'system', 'owner', 'audit_archive', archive::text, 'done',
    convert_to(format('{"actor":{"id":"owner","kind":"system"},"at":"%s","facts":{"from":"%s","to":"%s"},"id":"%s","new_state":"cut",'
      '"object":{"id":"%s","type":"audit_archive"},"outcome":"done","prev_state":"kept","tenant":"%s","type":"audit.cut","v":1}',
      to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), one.from_seq, one.to_seq - 1, entry, archive, of_tenant), 'UTF8'));
end $$;
