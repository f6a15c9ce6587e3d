-- One row per state change and per reading or export of personal data, written in the same
-- transaction. "entry" is RFC 8785 canonical JSON without personal data; the other columns
-- repeat parts of it for filters. Neither updated nor deleted, not even by the runtime role.
create table audit_entry (
  tenant_id   uuid  not null references tenant,
  id          uuid  not null,
  at          timestamptz not null,
  type        text  not null,
  actor_kind  text  not null check (actor_kind in ('person', 'service', 'system', 'consumer')),
  actor       text  not null,
  object_type text  not null,
  object_id   text  not null,
  outcome     text  not null check (outcome in ('done', 'refused', 'failed')),
  address     bytea,
  entry       bytea not null check (octet_length(entry) <= 4096),
  primary key (tenant_id, id)
);
call guard('audit_entry', 'select, insert');
create index audit_entry_newest on audit_entry (tenant_id, at desc, id desc);
create index audit_entry_by_actor on audit_entry (tenant_id, actor, at desc);
create index audit_entry_by_object on audit_entry (tenant_id, object_id, at desc);
create index audit_entry_by_type on audit_entry (tenant_id, type, at desc);
