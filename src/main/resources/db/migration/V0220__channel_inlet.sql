-- Accounts at platforms on which no conversation is held here, and which tell who wants to be left alone. The same account
-- may stand under several tenants, since nothing but the secret proves whose it is: a delivery is for those whose secret
-- signed it. mark: the secret, sealed so that equal ones can be found, where a platform introduces itself by it.
create table channel_inlet (
  tenant_id       uuid  not null references tenant,
  id              uuid  not null,
  channel         text  not null check (channel in ('messenger', 'instagram', 'viber', 'rcs', 'apple')),
  account_id      text  not null,
  name            text  not null,
  audience        text,
  secret          bytea not null,
  mark            text,
  connected_at    timestamptz not null,
  disconnected_at timestamptz,
  primary key (tenant_id, id),
  constraint channel_inlet_once unique (tenant_id, channel, account_id)
);
call guard('channel_inlet', 'select, insert, update', 'app_scope() = ''router''');
call demanded('channel_inlet', 'insert', 'id');
call demanded_changes('channel_inlet', array['name', 'audience', 'secret', 'disconnected_at'], 'id');
create index channel_inlet_account on channel_inlet (channel, account_id) where disconnected_at is null;
create index channel_inlet_mark on channel_inlet (channel, mark) where disconnected_at is null and mark is not null;
