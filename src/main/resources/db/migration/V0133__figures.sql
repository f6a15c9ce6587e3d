-- What the dashboard shows, counted once. Decisions by the hour up to a moment that no open transaction can still
-- write before; what is younger is counted when it is asked for, so that the sum is exact.
create table decision_hour (
  tenant_id uuid not null references tenant,
  hour      timestamptz not null,
  verdict   text   not null,
  code      text   not null,
  n         bigint not null,
  primary key (tenant_id, hour, verdict, code)
);
call guard('decision_hour', 'select, insert, update');

create table figure_state (
  tenant_id     uuid primary key references tenant,
  decided_until timestamptz not null,
  days_until    date,
  refreshed_at  timestamptz not null
);
call guard('figure_state', 'select, insert, update');
create policy figures_read on figure_state for select using (app_scope() = 'figures');

-- One number of one day, by the time of the tenants: messages, windows, opt-ins.
create table figure_day (
  tenant_id uuid   not null references tenant,
  day       date   not null,
  name      text   not null,
  n         bigint not null,
  primary key (tenant_id, day, name)
);
call guard('figure_day', 'select, insert, update');

create index decision_counted on decision (tenant_id, at) include (verdict, code);
create index decision_by_code on decision (tenant_id, code, at desc, id desc) where code is not null;
create index message_created on message (tenant_id, created_at);
create index conversation_window on conversation (tenant_id, window_expires_at) where state = 'open';

-- What the cockpit shows of it.
alter table cockpit add column allowed bigint not null default 0, add column refused bigint not null default 0,
  add column held bigint not null default 0, add column restricted text;
