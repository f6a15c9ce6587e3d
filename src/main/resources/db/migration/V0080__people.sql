-- Who was here last, who is invited, and what an agency still may.
alter table membership add column seen_at timestamptz;

-- The agency that manages a tenant may enter it. A client that cut it off keeps in mind which one it was:
-- nothing reads cut_agency_id to let somebody in.
alter table tenant add column cut_agency_id uuid references agency;
alter table tenant add constraint tenant_agency_in_or_out check (agency_id is null or cut_agency_id is null);

-- The names of an agency's people belong to no tenant: sealed under the installation's key.
alter table agency_membership add column name bytea;
create policy client_sees_agency on agency_membership for select using
  (agency_id in (select coalesce(agency_id, cut_agency_id) from tenant where id = app_tenant()));
create policy seed_sees on agency_membership for select using (app_scope() = 'seed');
create policy seed_names on agency_membership for update using (app_scope() = 'seed') with check (app_scope() = 'seed');
grant update on agency_membership to entregent_app;

-- Keycloak sends the mail and knows the person; what somebody will be here waits in this row until then.
create table invitation (
  tenant_id  uuid   not null references tenant,
  id         uuid   not null,
  address    bytea  not null,
  digest     bytea  not null,
  roles      text[] not null,
  state      text   not null check (state in ('asked', 'sent', 'accepted', 'withdrawn')),
  trouble    text,
  invited_by uuid,
  asked_at   timestamptz not null,
  sent_at    timestamptz,
  ended_at   timestamptz,
  primary key (tenant_id, id)
);
call guard('invitation', 'select, insert, update');
create unique index invitation_once on invitation (tenant_id, digest) where state in ('asked', 'sent');

create constraint trigger audit_changes_demanded after update of roles on membership deferrable initially deferred
  for each row when (old.roles is distinct from new.roles) execute function audit_demanded();
create constraint trigger audit_changes_demanded after update of agency_id on tenant deferrable initially deferred
  for each row when (old.agency_id is distinct from new.agency_id) execute function audit_demanded();
create constraint trigger audit_demanded after insert on invitation deferrable initially deferred
  for each row execute function audit_demanded();
