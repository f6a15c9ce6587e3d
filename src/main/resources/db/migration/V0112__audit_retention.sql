-- Old entries leave the database in whole ranges of 256, after the range was written as a signed archive, and a second
-- person has confirmed that it lies outside. What is cut are the entries: numbers, leaves, tiles and checkpoints stay, so that
-- everything signed is still extended and every proof still holds.
alter table audit_setting add column retention_months int not null default 60 check (retention_months between 12 and 360);
drop trigger audit_changes_demanded on audit_setting;
call demanded_changes('audit_setting', array['four_eyes', 'retention_months']);

-- Nothing of these days is archived or cut while the hold stands.
create table audit_hold (
  tenant_id uuid  not null references tenant,
  id        uuid  not null,
  reason    bytea not null,
  from_at   timestamptz not null,
  to_at     timestamptz not null,
  set_by    uuid  not null,
  set_at    timestamptz not null,
  lifted_by uuid,
  lifted_at timestamptz,
  primary key (tenant_id, id),
  check (from_at < to_at),
  check ((lifted_by is null) = (lifted_at is null))
);
call guard('audit_hold', 'select, insert, update');
call demanded('audit_hold', 'insert', 'id');
call demanded_changes('audit_hold', array['lifted_at', 'from_at', 'to_at'], 'id');

create table audit_archive (
  tenant_id uuid   not null references tenant,
  id        uuid   not null,
  from_seq  bigint not null,
  to_seq    bigint not null,
  size      bigint not null,
  until     timestamptz not null,
  state     text   not null check (state in ('prepared', 'kept', 'cut', 'dropped')),
  sha256    bytea  check (octet_length(sha256) = 32),
  bytes     bigint,
  made_by   uuid   not null,
  made_at   timestamptz not null,
  kept_by   uuid,
  kept_at   timestamptz,
  cut_at    timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, size) references audit_checkpoint (tenant_id, size),
  check (from_seq % 256 = 0 and to_seq % 256 = 0 and 0 <= from_seq and from_seq < to_seq and to_seq <= size),
  check (state not in ('kept', 'cut') or kept_by is not null and kept_by <> made_by and sha256 is not null)
);
call guard('audit_archive', 'select, insert, update');
call demanded('audit_archive', 'insert', 'id');
call demanded_changes('audit_archive', array['state'], 'id');
create unique index audit_archive_one_open on audit_archive (tenant_id) where state in ('prepared', 'kept');

-- A number outlives its entry.
alter table audit_log drop constraint audit_log_tenant_id_entry_id_fkey;

-- The runtime role has no right to delete; the owner's slips are stopped unless the procedure below is at work.
create or replace function audit_is_for_ever() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and tg_table_name = 'audit_entry' and coalesce(current_setting('app.cutting', true), '') <> '' then
    return null;
  end if;
  raise exception 'the audit trail is never changed' using errcode = 'insufficient_privilege';
end $$;

-- For the schema's owner only: call audit_cut('tenant', 'archive'). Asks everything again, whatever the portal has said.
create procedure audit_cut(of_tenant uuid, archive uuid) language plpgsql as $$
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
  if exists (select from audit_log l join audit_entry e on e.tenant_id = l.tenant_id and e.id = l.entry_id
             where l.tenant_id = of_tenant and l.seq >= one.from_seq and l.seq < one.to_seq
               and e.at >= now() - make_interval(months => months)) then
    raise exception 'an entry of the archive is younger than % months', months;
  end if;
  if exists (select from audit_hold h join audit_entry e on e.tenant_id = h.tenant_id and e.at >= h.from_at and e.at < h.to_at
               join audit_log l on l.tenant_id = e.tenant_id and l.entry_id = e.id
             where h.tenant_id = of_tenant and h.lifted_at is null and l.seq >= one.from_seq and l.seq < one.to_seq) then
    raise exception 'a legal hold covers an entry of the archive';
  end if;
  perform set_config('app.cutting', archive::text, true);
  delete from audit_entry e using audit_log l where e.tenant_id = of_tenant and l.tenant_id = of_tenant and l.entry_id = e.id
    and l.seq >= one.from_seq and l.seq < one.to_seq;
  get diagnostics gone = row_count;
  perform set_config('app.cutting', '', true);
  if gone <> one.to_seq - one.from_seq then
    raise exception 'the archive has % entries and % were here', one.to_seq - one.from_seq, gone;
  end if;
  update audit_archive set state = 'cut', cut_at = now() where tenant_id = of_tenant and id = archive;
  -- RFC 8785: names in order, no spaces.
  insert into audit_entry (tenant_id, id, at, type, actor_kind, actor, object_type, object_id, outcome, entry)
  values (of_tenant, entry, date_trunc('milliseconds', now()), 'audit.cut', 'system', 'owner', 'audit_archive', archive::text, 'done',
    convert_to(format('{"actor":{"id":"owner","kind":"system"},"at":"%s","facts":{"from":"%s","to":"%s"},"id":"%s","new_state":"cut",'
      '"object":{"id":"%s","type":"audit_archive"},"outcome":"done","prev_state":"kept","tenant":"%s","type":"audit.cut","v":1}',
      to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), one.from_seq, one.to_seq - 1, entry, archive, of_tenant), 'UTF8'));
end $$;
revoke execute on procedure audit_cut from public;
