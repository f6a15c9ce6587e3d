-- A person who writes to a tenant. All that tells who it is lies sealed under the person's key;
-- equality goes through keyed hashes.
create table contact (
  tenant_id  uuid  not null references tenant,
  id         uuid  not null,
  subject_id uuid  not null,
  name       bytea,
  created_at timestamptz not null,
  version    int   not null default 0,
  primary key (tenant_id, id)
);
call guard('contact', 'select, insert, update, delete');

-- Phone and user id (BSUID) of one person, once per tenant and channel. Both may point to the
-- same contact once a message carried them together.
create table contact_identity (
  tenant_id  uuid  not null,
  channel    text  not null,
  kind       text  not null check (kind in ('phone', 'user_id', 'parent_user_id', 'username')),
  hash       bytea not null check (octet_length(hash) = 32),
  contact_id uuid  not null,
  subject_id uuid  not null,
  sealed     bytea not null,
  seen_at    timestamptz not null,
  primary key (tenant_id, channel, kind, hash),
  foreign key (tenant_id, contact_id) references contact (tenant_id, id) on delete cascade
);
call guard('contact_identity', 'select, insert, update, delete');
create index contact_identity_of on contact_identity (tenant_id, contact_id);

-- Do-not-contact, kept after erasure: a keyed hash and nothing else.
create table suppression (
  tenant_id  uuid  not null references tenant,
  channel    text  not null,
  hash       bytea not null check (octet_length(hash) = 32),
  reason     text  not null,
  created_at timestamptz not null,
  primary key (tenant_id, channel, hash)
);
call guard('suppression', 'select, insert');
