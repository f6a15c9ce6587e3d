-- Outgoing webhooks: what happened, told to the tenant's own systems. Bodies hold ids and codes and nothing personal;
-- an address may carry a secret of its own and is sealed.
create table webhook (
  tenant_id     uuid   not null references tenant,
  id            uuid   not null,
  address       bytea  not null,
  kinds         text[] not null check (kinds <> '{}'),
  secret        bytea  not null,
  old_secret    bytea,
  old_until     timestamptz,
  state         text   not null check (state in ('on', 'failing', 'off')),
  created_by    uuid   not null,
  created_at    timestamptz not null,
  removed_at    timestamptz,
  primary key (tenant_id, id),
  check ((old_secret is null) = (old_until is null))
);
call guard('webhook', 'select, insert, update');
create constraint trigger audit_demanded after insert on webhook deferrable initially deferred
  for each row execute function audit_demanded('id');
create constraint trigger audit_changes_demanded after update of address, kinds, secret, removed_at on webhook deferrable initially deferred
  for each row when (old.address is distinct from new.address or old.kinds is distinct from new.kinds
                     or old.secret is distinct from new.secret or old.removed_at is distinct from new.removed_at)
  execute function audit_demanded('id');

create table webhook_event (
  tenant_id uuid not null references tenant,
  id        uuid not null,
  kind      text not null,
  body      text not null,
  at        timestamptz not null,
  primary key (tenant_id, id)
);
call guard('webhook_event', 'select, insert, delete');

create table webhook_delivery (
  tenant_id  uuid not null,
  id         uuid not null,
  webhook_id uuid not null,
  event_id   uuid not null,
  state      text not null check (state in ('waiting', 'delivered', 'failed', 'dropped')),
  attempts   int  not null default 0,
  status     int,
  millis     int,
  trouble    text,
  queued_at  timestamptz not null,
  tried_at   timestamptz,
  next_at    timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, webhook_id) references webhook,
  foreign key (tenant_id, event_id) references webhook_event on delete cascade
);
call guard('webhook_delivery', 'select, insert, update, delete');
create index webhook_delivery_newest on webhook_delivery (tenant_id, webhook_id, queued_at desc, id);
create index webhook_delivery_event on webhook_delivery (tenant_id, event_id);
