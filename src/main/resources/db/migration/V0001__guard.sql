-- Two walls stand between tenants: Hibernate's @TenantId and these policies. Both are fed per
-- transaction by kernel.db.TenantGuard, which sets app.tenant, app.user and app.scope.
-- After a transaction the settings read '' and not NULL, hence nullif.

create function app_tenant() returns uuid language sql stable parallel safe
  return nullif(current_setting('app.tenant', true), '')::uuid;

create function app_user() returns uuid language sql stable parallel safe
  return nullif(current_setting('app.user', true), '')::uuid;

-- A scope is what a part of the system without a tenant may see: 'pump' (tickets), 'router'
-- (which account belongs to whom), 'operator' (quarantine). Never set from a request's input.
create function app_scope() returns text language sql stable parallel safe
  return coalesce(current_setting('app.scope', true), '');

-- Puts one table under its policy and grants the runtime role exactly the given rights.
-- "also" is a further condition under which rows of other tenants may be used.
create procedure guard(tab regclass, rights text, also text default 'false') language plpgsql as $$
begin
  execute format('alter table %s enable row level security', tab);
  execute format('alter table %s force row level security', tab);
  execute format('create policy tenant_only on %s using (tenant_id = app_tenant() or %s)'
                 ' with check (tenant_id = app_tenant() or %s)', tab, also, also);
  execute format('grant %s on %s to entregent_app', rights, tab);
end $$;
revoke execute on procedure guard from public;
