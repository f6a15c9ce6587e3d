-- Which tables must not change without an entry is said where they are made: beside guard(), call one
-- of these. "about" names the column with the id of the object that the entry has to be about.
create or replace function audit_demanded() returns trigger language plpgsql as $$
declare recorded text := coalesce(current_setting('app.audited', true), '');
begin
  if recorded = '' or tg_nargs = 1
      and position(' ' || (case when tg_op = 'DELETE' then to_jsonb(old) else to_jsonb(new) end ->> tg_argv[0]) || ' ' in recorded) = 0 then
    raise exception 'a change of % without its audit entry', tg_table_name
      using errcode = 'integrity_constraint_violation', constraint = 'audit_demanded';
  end if;
  return null;
end $$;

create procedure demanded(tab regclass, events text, about text default null) language plpgsql as $$
begin
  execute format('create constraint trigger audit_demanded after %s on %s deferrable initially deferred'
                 ' for each row execute function audit_demanded(%s)', events, tab, coalesce(quote_literal(about), ''));
end $$;

create procedure demanded_changes(tab regclass, changed text[], about text default null) language plpgsql as $$
begin
  execute format('create constraint trigger audit_changes_demanded after update of %s on %s deferrable initially deferred'
                 ' for each row when (%s) execute function audit_demanded(%s)',
                 (select string_agg(quote_ident(c), ', ') from unnest(changed) c), tab,
                 (select string_agg(format('old.%1$I is distinct from new.%1$I', c), ' or ') from unnest(changed) c),
                 coalesce(quote_literal(about), ''));
end $$;
revoke execute on procedure demanded, demanded_changes from public;

call demanded('note', 'insert or delete');

-- Reading the same thing again within minutes is the same reading.
create table audit_folded (
  tenant_id uuid not null references tenant,
  actor     text not null,
  type      text not null,
  object_id text not null,
  at        timestamptz not null,
  primary key (tenant_id, actor, type, object_id)
);
call guard('audit_folded', 'select, insert, update, delete');
create index audit_folded_by_age on audit_folded (tenant_id, at);

-- The keyed hash of the address that a request came from. A column and not an index on an expression:
-- under row policies PostgreSQL uses an index only for comparisons that it knows to leak nothing.
-- Immutable indeed: entries are UTF-8 by their format, and so is the database.
create function audit_src(entry bytea) returns text language sql immutable parallel safe
  return convert_from(entry, 'UTF8')::jsonb ->> 'src';
alter table audit_entry add column src text generated always as (audit_src(entry)) stored;
create index audit_entry_by_src on audit_entry (tenant_id, src, at desc, id desc) where src is not null;
create index audit_entry_not_done on audit_entry (tenant_id, outcome, at desc, id desc) where outcome <> 'done';

-- A search that somebody keeps. Names and what is looked for may tell of persons: sealed.
create table audit_view (
  tenant_id  uuid    not null references tenant,
  id         uuid    not null,
  owner      uuid    not null,
  shared     boolean not null,
  name       bytea   not null,
  query      bytea   not null,
  created_at timestamptz not null,
  primary key (tenant_id, id)
);
call guard('audit_view', 'select, insert, delete');
call demanded('audit_view', 'insert or delete', 'id');

create table audit_setting (
  tenant_id uuid    not null references tenant,
  four_eyes boolean not null default true,
  primary key (tenant_id)
);
call guard('audit_setting', 'select, insert, update');
call demanded('audit_setting', 'insert');
call demanded_changes('audit_setting', array['four_eyes']);

-- An export of the trail: asked for, perhaps approved by a second person, run, fetched. The file lies
-- outside the database and opens only in the process that wrote it.
create table audit_export (
  tenant_id  uuid    not null references tenant,
  id         uuid    not null,
  asked_by   uuid    not null,
  asked_at   timestamptz not null,
  format     text    not null check (format in ('csv', 'json', 'pack')),
  named      boolean not null,
  query      bytea   not null,
  state      text    not null check (state in ('waiting', 'running', 'done', 'declined', 'cancelled', 'failed')),
  decided_by uuid,
  decided_at timestamptz,
  entries    bigint  not null default 0,
  of         bigint  not null default 0,
  beat       timestamptz not null,
  primary key (tenant_id, id),
  check (decided_by is distinct from asked_by)
);
call guard('audit_export', 'select, insert, update');
call demanded('audit_export', 'insert', 'id');
call demanded_changes('audit_export', array['state'], 'id');
create index audit_export_newest on audit_export (tenant_id, asked_at desc);
