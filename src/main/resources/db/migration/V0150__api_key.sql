-- Keys for the REST API, of people and of programs. Of a key only its SHA-256 is kept: with 256 random bits in it
-- nobody guesses back. The name is what its owner wrote and so is sealed.
create table api_key (
  tenant_id    uuid    not null references tenant,
  id           uuid    not null,
  owner        uuid    not null,
  service      boolean not null,
  name         bytea   not null,
  hint         text    not null,
  digest       bytea   not null check (octet_length(digest) = 32),
  scopes       text[]  not null check (scopes <> '{}'),
  created_by   uuid    not null,
  created_at   timestamptz not null,
  expires_at   timestamptz not null,
  last_used_at timestamptz,
  revoked_at   timestamptz,
  primary key (tenant_id, id),
  constraint api_key_once unique (tenant_id, digest)
);
call guard('api_key', 'select, insert, update');
create index api_key_owner on api_key (tenant_id, owner);
create constraint trigger audit_demanded after insert on api_key deferrable initially deferred
  for each row execute function audit_demanded('id');
create constraint trigger audit_changes_demanded after update of revoked_at, expires_at on api_key deferrable initially deferred
  for each row when (old.revoked_at is distinct from new.revoked_at or old.expires_at is distinct from new.expires_at)
  execute function audit_demanded('id');
