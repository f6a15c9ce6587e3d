-- The business portfolio that owns an account, as the platform names it: people reached outside of a window are counted
-- over all of its numbers, whichever tenants hold them.
alter table channel_health add column portfolio text check (portfolio ~ '^[0-9]{5,20}$');
create index channel_health_portfolio on channel_health (portfolio) where portfolio is not null;

-- Rows of all tenants, for the one function below, which gives away a sum and a time: not whom somebody else reached,
-- not even whether it is the same person. So who was reached by two of them counts twice.
create policy portfolio_counts on reach for select using (app_scope() = 'portfolio');
create policy portfolio_counts on channel_health for select using (app_scope() = 'portfolio');

create function portfolio_reach(account uuid, since timestamptz, out n bigint, out oldest timestamptz) language plpgsql as $$
declare
  before text := app_scope();
begin
  perform set_config('app.scope', 'portfolio', true);
  select count(*), min(r.at) into n, oldest from reach r where r.at > since and r.tenant_id = any (array(
    select app_tenant() union
    select other.tenant_id from channel_health own join channel_health other on other.portfolio = own.portfolio
    where own.tenant_id = app_tenant() and own.account_id = account and not other.gone));
  perform set_config('app.scope', before, true);
end $$;

-- Held until the transaction ends.
create function portfolio_turn(account uuid) returns void language sql as $$
  select pg_advisory_xact_lock(hashtextextended('portfolio ' || coalesce(
    (select portfolio from channel_health where tenant_id = app_tenant() and account_id = account), app_tenant()::text), 0))
$$;
