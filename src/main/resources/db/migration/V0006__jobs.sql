-- Work that follows a commit. A ticket carries ids only, never content. Tickets of one lane
-- are worked one after the other, oldest first; without a lane they are independent.
create table ticket (
  tenant_id   uuid   not null references tenant,
  id          bigint generated always as identity,
  queue       text   not null,
  ref         text   not null,
  lane        text,
  state       text   not null default 'ready' check (state in ('ready', 'leased', 'failed')),
  attempts    int    not null default 0,
  run_at      timestamptz not null,
  lease_until timestamptz,
  error       text,
  created_at  timestamptz not null,
  primary key (tenant_id, id)
);
call guard('ticket', 'select, insert, update, delete', 'app_scope() = ''pump''');
create index ticket_due on ticket (queue, run_at, id) where state = 'ready';
create index ticket_leased on ticket (lease_until) where state = 'leased';
create index ticket_lane on ticket (tenant_id, queue, lane, id) where lane is not null;
