-- How long personal data are kept, per kind and in versions: the newest row of a kind counts. Without a row,
-- and with no months, nothing goes by itself.
create table retention_rule (
  tenant_id  uuid not null references tenant,
  kind       text not null check (kind in ('media', 'messages', 'contacts', 'imports')),
  version    int  not null,
  months     int  check (months between 1 and 240),
  created_at timestamptz not null,
  created_by text not null,
  primary key (tenant_id, kind, version)
);
call guard('retention_rule', 'select, insert');
create constraint trigger audit_demanded after insert on retention_rule deferrable initially deferred
  for each row execute function audit_demanded('kind');

-- What a rule took away, for officers: numbers only.
create table retention_run (
  tenant_id uuid   not null references tenant,
  id        uuid   not null,
  kind      text   not null,
  at        timestamptz not null,
  before_at timestamptz not null,
  deleted   bigint not null,
  held      bigint not null,
  started_by text  not null,
  primary key (tenant_id, id)
);
call guard('retention_run', 'select, insert');
create index retention_run_newest on retention_run (tenant_id, at desc);
create constraint trigger audit_demanded after insert on retention_run deferrable initially deferred
  for each row execute function audit_demanded('kind');

-- Whose data stay although a rule or the person would have them deleted, why, and until when. The reason may
-- tell about the person: it lies sealed under the person's key.
create table legal_hold (
  tenant_id  uuid  not null references tenant,
  id         uuid  not null,
  contact_id uuid  not null,
  subject_id uuid  not null,
  reason     bytea not null,
  ends_at    timestamptz not null,
  opened_at  timestamptz not null,
  opened_by  text  not null,
  ended_at   timestamptz,
  ended_by   text,
  primary key (tenant_id, id),
  check ((ended_at is null) = (ended_by is null))
);
call guard('legal_hold', 'select, insert, update, delete');
create index legal_hold_of on legal_hold (tenant_id, contact_id) where ended_at is null;
create constraint trigger audit_demanded after insert or update on legal_hold deferrable initially deferred
  for each row execute function audit_demanded('contact_id');

-- Reports of imports go when their time is over.
grant delete on consent_import_error to entregent_app;

-- Who was taken from the contact list by a colleague can be taken back in; who was erased cannot.
grant delete on suppression to entregent_app;
create policy removed_only on suppression as restrictive for delete using (reason = 'removed');
create constraint trigger audit_lifting_demanded after delete on suppression deferrable initially deferred
  for each row execute function audit_demanded();
