-- A decision allows, refuses or holds. The facts are kept in codes, so that they can be decided on again by other rules.
alter table decision add column verdict text;
alter table decision add column held_until timestamptz;
alter table decision add column given text;
-- The owner is under the policy too, and would see no row of any tenant.
alter table decision no force row level security;
update decision set verdict = case when allowed then 'allow' else 'refuse' end;
alter table decision force row level security;
alter table decision alter column verdict set not null;
alter table decision add constraint decision_verdict check (verdict in ('allow', 'refuse', 'hold')
  and allowed = (verdict = 'allow') and (held_until is not null) = (verdict = 'hold'));

-- What a platform no longer takes from an account, by its own word; no account: from none of the tenant's.
create table account_restriction (
  tenant_id  uuid not null references tenant,
  id         uuid not null,
  account_id uuid,
  reach      text not null check (reach in ('marketing', 'first', 'all')),
  reason     text not null,
  since      timestamptz not null,
  until      timestamptz,
  lifted_at  timestamptz,
  primary key (tenant_id, id)
);
call guard('account_restriction', 'select, insert, update');
call demanded('account_restriction', 'insert', 'id');
call demanded_changes('account_restriction', array['lifted_at'], 'id');
create index account_restriction_now on account_restriction (tenant_id) where lifted_at is null;
