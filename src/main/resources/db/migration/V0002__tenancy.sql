-- The directory of customers: no personal data, readable before a tenant is known.
create table agency (
  id   uuid primary key,
  slug text not null constraint agency_slug_once unique check (slug ~ '^[a-z0-9][a-z0-9-]{1,62}$'),
  name text not null
);

create table tenant (
  id         uuid primary key,
  slug       text not null constraint tenant_slug_once unique check (slug ~ '^[a-z0-9][a-z0-9-]{1,62}$'),
  name       text not null,
  vertical   text not null check (vertical in ('retail', 'health', 'government', 'bank')),
  agency_id  uuid references agency,
  created_at timestamptz not null
);

grant select, insert, update on agency, tenant to entregent_app;
