-- The tenant's own login server. Its secret lies at Keycloak only.
create table own_login (
  tenant_id uuid primary key references tenant,
  protocol  text not null check (protocol in ('OIDC', 'SAML')),
  alias     text not null,
  domain    text not null,
  source    text not null,
  client    text,
  linked_by uuid,
  linked_at timestamptz not null
);
call guard('own_login', 'select, insert, update, delete');
create constraint trigger audit_demanded after insert or update or delete on own_login deferrable initially deferred
  for each row execute function audit_demanded();
