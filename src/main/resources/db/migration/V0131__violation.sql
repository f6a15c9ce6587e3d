-- What broke a rule, or nearly did. The number itself is nowhere: its kind, a keyed hash, and the words around
-- it with the number masked, sealed under the key of the person whose conversation it is.
create table violation (
  tenant_id       uuid  not null references tenant,
  id              uuid  not null,
  once            bytea not null check (octet_length(once) = 32),
  rule            text  not null,
  severity        text  not null check (severity in ('low', 'medium', 'high', 'critical')),
  source          text  not null check (source in ('outbound', 'inbound', 'template', 'account', 'automation')),
  state           text  not null check (state in ('open', 'escalated', 'accepted', 'redacted')),
  kinds           text[] not null,
  number_hash     bytea check (octet_length(number_hash) = 32),
  subject_id      uuid,
  excerpt         bytea,
  actor           uuid,
  contact_id      uuid,
  conversation_id uuid,
  message_id      uuid,
  object_type     text  not null,
  object_id       text  not null,
  details         text[] not null,
  at              timestamptz not null,
  assignee        uuid,
  due             date,
  settled_by      uuid,
  settled_at      timestamptz,
  primary key (tenant_id, id),
  constraint violation_once unique (tenant_id, once)
);
call guard('violation', 'select, insert, update');
call demanded('violation', 'insert', 'id');
call demanded_changes('violation', array['state', 'assignee', 'due'], 'id');
create index violation_newest on violation (tenant_id, at desc, id desc);
create index violation_open on violation (tenant_id, severity, at desc) where state in ('open', 'escalated');
