-- In which browsers a tenant's people are logged in. The realm's id of the session is kept as a keyed hash; what the
-- browser says of itself and where it is are sealed under the tenant's key.
create table login_session (
  tenant_id  uuid  not null references tenant,
  id         uuid  not null,
  user_id    uuid  not null,
  digest     bytea not null check (octet_length(digest) = 32),
  agent      bytea,
  address    bytea,
  began_at   timestamptz not null,
  seen_at    timestamptz not null,
  revoked_at timestamptz,
  primary key (tenant_id, id),
  constraint login_session_once unique (tenant_id, digest)
);
call guard('login_session', 'select, insert, update, delete');
create index login_session_user on login_session (tenant_id, user_id, seen_at desc);
create constraint trigger audit_changes_demanded after update of revoked_at on login_session deferrable initially deferred
  for each row when (old.revoked_at is distinct from new.revoked_at) execute function audit_demanded();
