-- How far a tenant's beginning is, and how its numbers are.

create table onboarding (
  tenant_id         uuid primary key references tenant,
  country           text not null check (country ~ '^[A-Z]{2}$'),
  siren             text check (siren ~ '^[0-9]{9}$'),
  activity          text not null,
  solution_provider text,
  organization      text,
  organization_trouble text,
  controller        text,
  dpo               bytea,
  notice_url        text,
  channel_trouble   text,
  started_by        uuid not null,
  started_at        timestamptz not null
);
call guard('onboarding', 'select, insert, update');
create constraint trigger audit_demanded after insert on onboarding deferrable initially deferred
  for each row execute function audit_demanded();
create constraint trigger audit_changes_demanded after update of controller, dpo, notice_url on onboarding deferrable initially deferred
  for each row when (old.controller is distinct from new.controller or old.dpo is distinct from new.dpo
                     or old.notice_url is distinct from new.notice_url) execute function audit_demanded();

-- What Meta says of a number, as last asked. Two failures in a row before it counts as trouble.
create table channel_health (
  tenant_id     uuid not null,
  account_id    uuid not null,
  number        text not null,
  expires_at    timestamptz,
  fields        int  not null,
  fields_of     int  not null,
  subscribed    boolean not null,
  quality       text not null,
  message_limit text not null,
  throughput    text not null,
  failures      int  not null default 0,
  trouble       text,
  checked_at    timestamptz not null,
  primary key (tenant_id, account_id),
  foreign key (tenant_id, account_id) references channel_account (tenant_id, id)
);
-- In the scope 'cockpit' rows of all tenants may be read: counts and states, no content. Which of them
-- somebody is shown is decided by whose agency the tenant names.
call guard('channel_health', 'select, insert, update');
create policy cockpit_reads on channel_health for select using (app_scope() = 'cockpit');

create table cockpit (
  tenant_id    uuid primary key references tenant,
  steps_open   int not null,
  next_step    text,
  members      int not null,
  reviews      int not null,
  paused       int not null,
  violations   int not null,
  closing      int not null,
  last_event   timestamptz,
  refreshed_at timestamptz not null
);
call guard('cockpit', 'select, insert, update');
create policy cockpit_reads on cockpit for select using (app_scope() = 'cockpit');
