-- The trail as one RFC 6962 log per tenant. An entry is durable with its transaction (audit_entry);
-- the queue below tells the sequencer that it has no number yet. Numbers, leaves, tiles and
-- checkpoints are written once.
create table audit_outbox (
  tenant_id uuid   not null,
  id        bigint generated always as identity,
  entry_id  uuid   not null,
  primary key (tenant_id, id)
);
call guard('audit_outbox', 'select, insert, delete', 'app_scope() = ''pump''');

create table audit_log (
  tenant_id uuid   not null,
  seq       bigint not null check (seq >= 0),
  entry_id  uuid   not null,
  leaf      bytea  not null check (octet_length(leaf) = 32),
  primary key (tenant_id, seq),
  constraint audit_log_entry_once unique (tenant_id, entry_id),
  foreign key (tenant_id, entry_id) references audit_entry (tenant_id, id)
);
call guard('audit_log', 'select, insert');

-- Full tiles only; "root" is the one hash that the level above keeps of this tile.
create table audit_tile (
  tenant_id uuid     not null,
  level     smallint not null check (level between 0 and 7),
  idx       bigint   not null check (idx >= 0),
  root      bytea    not null check (octet_length(root) = 32),
  data      bytea    not null check (octet_length(data) = 8192),
  primary key (tenant_id, level, idx)
);
alter table audit_tile alter column data set storage external;
call guard('audit_tile', 'select, insert');

create table audit_checkpoint (
  tenant_id uuid   not null references tenant,
  size      bigint not null check (size > 0),
  root      bytea  not null check (octet_length(root) = 32),
  note      text   not null,
  vkey      text   not null,
  at        timestamptz not null,
  primary key (tenant_id, size)
);
call guard('audit_checkpoint', 'select, insert');

-- Whatever inserts an entry queues it: no entry without a number to come. The setting lives as
-- long as the transaction and lets V0041 see at its end that something was recorded, and of what.
create function audit_queue() returns trigger language plpgsql as $$
begin
  insert into audit_outbox (tenant_id, entry_id) values (new.tenant_id, new.id);
  perform set_config('app.audited', current_setting('app.audited', true) || ' ' || new.object_id || ' ', true);
  return null;
end $$;
create trigger audit_entry_queued after insert on audit_entry for each row execute function audit_queue();

-- Nobody has the right to these; this stops the owner's slips as well.
create function audit_is_for_ever() returns trigger language plpgsql as $$
begin
  raise exception 'the audit trail is never changed' using errcode = 'insufficient_privilege';
end $$;
do $$
declare tab text;
begin
  foreach tab in array array['audit_entry', 'audit_log', 'audit_tile', 'audit_checkpoint'] loop
    execute format('create trigger never_changed before update or delete or truncate on %I'
                   ' for each statement execute function audit_is_for_ever()', tab);
  end loop;
end $$;

-- What was recorded before there was a log comes first.
do $$
declare one uuid;
begin
  for one in select id from tenant loop
    perform set_config('app.tenant', one::text, true);
    insert into audit_outbox (tenant_id, entry_id) select tenant_id, id from audit_entry order by at, id;
  end loop;
  perform set_config('app.tenant', '', true);
end $$;
