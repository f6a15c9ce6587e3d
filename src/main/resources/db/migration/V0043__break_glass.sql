-- An agency or an operator enters a tenant's content: for a stated reason, until a stated time, in
-- the client's own trail. Who may is looked up anew for each request.
create table break_glass (
  tenant_id uuid  not null references tenant,
  id        uuid  not null,
  user_id   uuid  not null,
  side      text  not null check (side in ('agency', 'operator')),
  reason    bytea not null,
  began_at  timestamptz not null,
  ends_at   timestamptz not null check (ends_at <= began_at + interval '4 hours'),
  ended_at  timestamptz,
  ended_by  uuid,
  primary key (tenant_id, id)
);
call guard('break_glass', 'select, insert, update');
call demanded('break_glass', 'insert', 'id');
call demanded_changes('break_glass', array['ended_at', 'ends_at'], 'id');
create index break_glass_by_user on break_glass (tenant_id, user_id, ends_at desc);
create index break_glass_newest on break_glass (tenant_id, began_at desc);
