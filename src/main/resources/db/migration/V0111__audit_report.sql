-- A search of the trail that is reported by mail each day, week or month, as a PDF without names.
create table audit_report (
  tenant_id  uuid   not null references tenant,
  id         uuid   not null,
  owner      uuid   not null,
  every      text   not null check (every in ('day', 'week', 'month')),
  language   text   not null check (language in ('fr', 'en')),
  people     uuid[] not null check (cardinality(people) > 0),
  name       bytea  not null,
  query      bytea  not null,
  next_on    date   not null,
  last_at    timestamptz,
  created_at timestamptz not null,
  primary key (tenant_id, id)
);
call guard('audit_report', 'select, insert, update, delete');
call demanded('audit_report', 'insert or delete', 'id');
call demanded_changes('audit_report', array['last_at'], 'id');
create index audit_report_due on audit_report (tenant_id, next_on);

-- Sealed, and gone once the mail is.
alter table mail add column attachment bytea, add column attachment_name text;
