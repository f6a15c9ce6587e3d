-- What Meta holds, compared with what was approved here. "approved" is the fingerprint of the content that people
-- agreed to: of a version, or of what was there when the account was connected (then without template_id).
alter table template
  add column template_id    uuid,
  add column number         int,
  add column approved       text,
  add column approved_category text,
  add column fingerprint    text,
  add column format         text not null default 'POSITIONAL',
  add column quality        text not null default 'UNKNOWN',
  add column recommendation text,
  add column coming_category text,
  add column paused_until   timestamptz,
  add column judged_at      timestamptz,
  add column edits          timestamptz[] not null default '{}',
  add column problem        text;
create index template_by_version on template (tenant_id, template_id, number);

create table template_sync (
  tenant_id uuid not null references tenant,
  id        uuid not null,
  at        timestamptz not null,
  by_person uuid,
  seen      int  not null,
  changed   int  not null,
  failures  text[] not null,
  primary key (tenant_id, id)
);
call guard('template_sync', 'select, insert, delete');
create index template_sync_newest on template_sync (tenant_id, at desc);

-- Names that may not be used again for a while, and what counts against the limit of creations per hour.
create table template_creation (
  tenant_id   uuid not null references tenant,
  id          uuid not null,
  business_id text not null,
  at          timestamptz not null,
  primary key (tenant_id, id)
);
call guard('template_creation', 'select, insert, delete');
create index template_creation_newest on template_creation (tenant_id, business_id, at);
