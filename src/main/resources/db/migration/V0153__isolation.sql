-- Runs of the isolation probe, and the pages that came of them. No personal data: routes, codes, counts.
create table isolation_run (
  tenant_id  uuid not null references tenant,
  id         uuid not null,
  state      text not null check (state in ('running', 'green', 'red', 'broken')),
  asked_by   uuid,
  started_at timestamptz not null,
  ended_at   timestamptz,
  done       int  not null default 0,
  checks     int  not null default 0,
  failures   text[] not null default '{}',
  page_en    text,
  page_fr    text,
  entry_id   uuid,
  primary key (tenant_id, id)
);
call guard('isolation_run', 'select, insert, update');
create unique index isolation_one_at_a_time on isolation_run (tenant_id) where state = 'running';
create index isolation_newest on isolation_run (tenant_id, started_at desc);
create constraint trigger audit_demanded after insert on isolation_run deferrable initially deferred
  for each row execute function audit_demanded('id');
create constraint trigger audit_changes_demanded after update of state on isolation_run deferrable initially deferred
  for each row when (old.state is distinct from new.state) execute function audit_demanded('id');
