-- A tenant that leaves: asked, perhaps revoked before its time, and erased when the cooling-off time is over.
alter table tenant add column left_at timestamptz;
create constraint trigger audit_left_demanded after update of left_at on tenant deferrable initially deferred
  for each row when (old.left_at is distinct from new.left_at) execute function audit_demanded();

create table offboarding (
  tenant_id    uuid not null references tenant,
  id           uuid not null,
  asked_by     uuid not null,
  asked_at     timestamptz not null,
  due_at       timestamptz not null,
  exported_at  timestamptz,
  revoked_at   timestamptz,
  cancelled_at timestamptz,
  erased_at    timestamptz,
  primary key (tenant_id, id)
);
call guard('offboarding', 'select, insert, update');
create unique index offboarding_once on offboarding (tenant_id) where cancelled_at is null;
create constraint trigger audit_demanded after insert or update on offboarding deferrable initially deferred
  for each row execute function audit_demanded();

-- Only its bytes, and only to empty them: without the tenant's key nothing that was sealed opens any more.
grant update (wrapped) on tenant_key to entregent_app;
