-- What a person may do in a tenant. Who the person is comes from Keycloak.
create table membership (
  tenant_id  uuid   not null references tenant,
  user_id    uuid   not null,
  roles      text[] not null,
  subject_id uuid   not null,
  name       bytea  not null,
  created_at timestamptz not null,
  primary key (tenant_id, user_id),
  foreign key (tenant_id, subject_id) references subject_key (tenant_id, id)
);
call guard('membership', 'select, insert, update, delete');
-- A person may see to which tenants he or she belongs, for the switcher.
create policy own_memberships on membership for select using (user_id = app_user());

create table agency_membership (
  agency_id uuid not null references agency,
  user_id   uuid not null,
  primary key (agency_id, user_id)
);
alter table agency_membership enable row level security;
alter table agency_membership force row level security;
create policy own_agencies on agency_membership for select using (user_id = app_user());
create policy seeded on agency_membership for insert with check (app_scope() = 'seed');
grant select, insert on agency_membership to entregent_app;

create table operator (
  user_id uuid primary key
);
alter table operator enable row level security;
alter table operator force row level security;
create policy own_duty on operator for select using (user_id = app_user());
create policy seeded on operator for insert with check (app_scope() = 'seed');
grant select, insert on operator to entregent_app;
