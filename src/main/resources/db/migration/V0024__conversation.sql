-- All that one person and one number of the tenant said to each other.
create table conversation (
  tenant_id         uuid not null references tenant,
  id                uuid not null,
  contact_id        uuid not null,
  account_id        uuid not null,
  channel           text not null,
  state             text not null check (state in ('open', 'snoozed', 'closed')),
  snoozed_until     timestamptz,
  assignee          uuid,
  unread            int  not null default 0 check (unread >= 0),
  last_message_at   timestamptz not null,
  last_inbound_at   timestamptz,
  window_expires_at timestamptz,
  created_at        timestamptz not null,
  version           int  not null default 0,
  primary key (tenant_id, id),
  constraint conversation_once unique (tenant_id, contact_id, account_id),
  foreign key (tenant_id, contact_id) references contact (tenant_id, id)
);
call guard('conversation', 'select, insert, update, delete');
create index conversation_newest on conversation (tenant_id, last_message_at desc, id desc);
create index conversation_of_state on conversation (tenant_id, state, last_message_at desc, id desc);
create index conversation_of_assignee on conversation (tenant_id, assignee, last_message_at desc, id desc);
create index conversation_snoozed on conversation (tenant_id, snoozed_until) where state = 'snoozed';

-- Words of messages and names as keyed hashes. Equality on bytea is leakproof, so the index is used
-- under the policy; nothing here can be read back.
create table conversation_token (
  tenant_id       uuid  not null,
  token           bytea not null,
  conversation_id uuid  not null,
  primary key (tenant_id, token, conversation_id),
  foreign key (tenant_id, conversation_id) references conversation (tenant_id, id) on delete cascade
);
call guard('conversation_token', 'select, insert, delete');
create index conversation_token_of on conversation_token (tenant_id, conversation_id);

-- Who looks at or types in a conversation right now; rows lose their meaning after seconds.
create table presence (
  tenant_id       uuid    not null,
  conversation_id uuid    not null,
  user_id         uuid    not null,
  typing          boolean not null,
  seen_at         timestamptz not null,
  primary key (tenant_id, conversation_id, user_id),
  foreign key (tenant_id, conversation_id) references conversation (tenant_id, id) on delete cascade
);
call guard('presence', 'select, insert, update, delete');

-- When somebody's reading of a conversation was last written to the audit log.
create table conversation_reading (
  tenant_id       uuid not null,
  conversation_id uuid not null,
  reader          text not null,
  at              timestamptz not null,
  primary key (tenant_id, conversation_id, reader),
  foreign key (tenant_id, conversation_id) references conversation (tenant_id, id) on delete cascade
);
call guard('conversation_reading', 'select, insert, update, delete');
