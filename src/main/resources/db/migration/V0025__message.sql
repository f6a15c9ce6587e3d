-- One message, in or out. What it says is sealed under the person's key (subject_id). The
-- platform's id encodes the phone number: it is kept as a keyed hash and sealed. "at" is the
-- platform's time in whole seconds; "placed_at" is where the message stands in the thread.
create table message (
  tenant_id       uuid not null references tenant,
  id              uuid not null,
  conversation_id uuid not null,
  subject_id      uuid not null,
  direction       text not null check (direction in ('in', 'out')),
  kind            text not null,
  body            bytea,
  payload         bytea,
  raw             bytea,
  provider_hash   bytea check (octet_length(provider_hash) = 32),
  provider_id     bytea,
  reply_to        uuid,
  status          text not null check (status in ('received', 'queued', 'sending', 'unknown', 'accepted',
                    'sent', 'failed', 'delivered', 'read')),
  status_at       timestamptz not null,
  error_code      text,
  error_title     text,
  author          uuid,
  template        text,
  purpose         text,
  decision_id     uuid,
  edited          boolean not null default false,
  deleted         boolean not null default false,
  at              timestamptz not null,
  placed_at       timestamptz not null,
  created_at      timestamptz not null,
  version         int  not null default 0,
  primary key (tenant_id, id),
  constraint message_provider_once unique (tenant_id, provider_hash),
  foreign key (tenant_id, conversation_id) references conversation (tenant_id, id) on delete cascade,
  foreign key (tenant_id, decision_id) references decision (tenant_id, id)
);
call guard('message', 'select, insert, update, delete');
create index message_thread on message (tenant_id, conversation_id, placed_at desc, id desc);

create table message_media (
  tenant_id  uuid not null,
  message_id uuid not null,
  subject_id uuid not null,
  state      text not null check (state in ('pending', 'stored', 'gone', 'too_big')),
  mime_type  text not null,
  remote_id  bytea,
  file_name  bytea,
  size       bigint,
  content    bytea,
  primary key (tenant_id, message_id),
  foreign key (tenant_id, message_id) references message (tenant_id, id) on delete cascade
);
call guard('message_media', 'select, insert, update, delete');
alter table message_media alter column content set storage external;

-- Each status that the platform told of a message, once.
create table delivery_event (
  tenant_id   uuid not null,
  message_id  uuid not null,
  status      text not null,
  at          timestamptz not null,
  error_code  text,
  error_title text,
  primary key (tenant_id, message_id, status),
  foreign key (tenant_id, message_id) references message (tenant_id, id) on delete cascade
);
call guard('delivery_event', 'select, insert, delete');

-- A colleague's private remark; never leaves the house.
create table note (
  tenant_id       uuid  not null references tenant,
  id              uuid  not null,
  conversation_id uuid  not null,
  subject_id      uuid  not null,
  author          uuid  not null,
  body            bytea not null,
  at              timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, conversation_id) references conversation (tenant_id, id) on delete cascade
);
call guard('note', 'select, insert, update, delete');
create index note_thread on note (tenant_id, conversation_id, at desc, id desc);

-- A client's Idempotency-Key and what came of it, so that a repeated POST gives the same message.
create table idempotency (
  tenant_id    uuid  not null references tenant,
  key_hash     bytea not null check (octet_length(key_hash) = 32),
  request_hash bytea not null check (octet_length(request_hash) = 32),
  message_id   uuid,
  created_at   timestamptz not null,
  primary key (tenant_id, key_hash)
);
call guard('idempotency', 'select, insert, update, delete');
