-- What the platform knows of a tenant's templates. Holds no personal data: variables are filled later.
create table template (
  tenant_id   uuid not null references tenant,
  id          uuid not null,
  name        text not null,
  language    text not null,
  category    text not null,
  status      text not null,
  components  text not null,
  provider_id text,
  reason      text,
  changed_at  timestamptz not null,
  version     int  not null default 0,
  primary key (tenant_id, id),
  constraint template_name_once unique (tenant_id, name, language)
);
call guard('template', 'select, insert, update, delete');
