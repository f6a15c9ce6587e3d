-- What marketing writes, before anybody approves it. One row per template; what was submitted for
-- review is frozen elsewhere. Holds no personal data: samples are invented.
create table template_draft (
  tenant_id  uuid not null references tenant,
  id         uuid not null,
  account    text not null,
  name       text not null,
  category   text not null,
  document   jsonb not null,
  hash       text not null,
  revision   int  not null,
  owner      uuid not null,
  author     uuid not null,
  authors    uuid[] not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (tenant_id, id)
);
call guard('template_draft', 'select, insert, update, delete');
create index template_draft_named on template_draft (tenant_id, name);
create constraint trigger audit_demanded after insert or update on template_draft deferrable initially deferred
  for each row execute function audit_demanded('id');

-- Files that show Meta's reviewers what a header may look like. Named by the SHA-256 of their bytes,
-- so that the hash of a template covers them.
create table template_sample (
  tenant_id  uuid not null references tenant,
  hash       text not null,
  mime_type  text not null,
  file_name  text not null,
  bytes      bytea not null,
  created_at timestamptz not null,
  primary key (tenant_id, hash)
);
call guard('template_sample', 'select, insert');
create constraint trigger audit_demanded after insert on template_sample deferrable initially deferred
  for each row execute function audit_demanded('hash');
