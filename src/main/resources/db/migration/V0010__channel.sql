-- The accounts that tenants hold at platforms, what came in from there, and what could not be placed.

-- A business account (WABA) belongs to one tenant, a number to one business account: the platform
-- tells us ids and nothing else, so an id that two tenants shared could not be routed. These two
-- unique keys cross tenants on purpose; only who proved to the platform that an id is theirs comes here.
create table channel_business (
  tenant_id   uuid not null references tenant,
  channel     text not null check (channel ~ '^[a-z]{2,20}$'),
  business_id text not null,
  primary key (tenant_id, channel, business_id),
  constraint channel_business_once unique (channel, business_id)
);
call guard('channel_business', 'select, insert', 'app_scope() = ''router''');

create table channel_account (
  tenant_id    uuid  not null,
  id           uuid  not null,
  channel      text  not null,
  business_id  text  not null,
  account_id   text  not null,
  display_name text  not null,
  token        bytea not null,
  connected_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, channel, business_id) references channel_business,
  constraint channel_account_once unique (channel, account_id)
);
call guard('channel_account', 'select, insert, update', 'app_scope() = ''router''');

-- What a platform delivered, sealed, before anybody read it. The row stays as proof of receipt;
-- the body goes once its content lies sealed per person. No foreign key to tenant: each row would
-- lock the tenant's row, thousands of times a second, and the router knows only tenants that exist.
create table webhook_journal (
  tenant_id   uuid  not null,
  digest      bytea not null check (octet_length(digest) = 32),
  channel     text  not null,
  updates     int   not null,
  body        bytea,
  received_at timestamptz not null,
  done_at     timestamptz,
  primary key (tenant_id, digest)
);
call guard('webhook_journal', 'select, insert, update', 'app_scope() = ''router''');

create policy router_adds on ticket for insert with check (app_scope() = 'router');

-- Signed, but of an account that nobody holds, or unreadable. Belongs to no tenant; the operator sees
-- ids and reasons, never the sealed body.
create table webhook_quarantine (
  id          uuid  primary key,
  digest      bytea not null constraint webhook_quarantine_once unique check (octet_length(digest) = 32),
  channel     text  not null,
  reason      text  not null,
  business_id text,
  account_id  text,
  updates     int   not null,
  body        bytea not null,
  received_at timestamptz not null
);
alter table webhook_quarantine enable row level security;
alter table webhook_quarantine force row level security;
create policy installation_only on webhook_quarantine
  using (app_scope() in ('router', 'operator')) with check (app_scope() in ('router', 'operator'));
grant select, insert, delete on webhook_quarantine to entregent_app;

-- Updates that are about no message: of the account, not understood, or refused by who should take
-- them. Kept whole, sealed under the tenant's key.
create table channel_event (
  tenant_id uuid  not null references tenant,
  digest    bytea not null check (octet_length(digest) = 32),
  channel   text  not null,
  field     text  not null,
  reason    text  not null,
  raw       bytea not null,
  at        timestamptz not null,
  primary key (tenant_id, digest)
);
call guard('channel_event', 'select, insert');
