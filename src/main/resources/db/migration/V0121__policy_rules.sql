-- The tenant's own rules, stricter than those of platforms and laws. A version is written, handed in with its first
-- moment in force, and decided on by somebody else; what it says does not change once it is handed in.
create table tenant_rules (
  tenant_id   uuid not null references tenant,
  number      int  not null check (number > 0),
  state       text not null check (state in ('draft', 'proposed', 'approved', 'rejected', 'withdrawn')),
  rules       text not null,
  hash        text not null check (hash ~ '^[0-9a-f]{64}$'),
  note        text not null,
  from_at     timestamptz,
  author      uuid not null,
  authors     uuid[] not null check (author = any(authors)),
  created_at  timestamptz not null,
  proposed_at timestamptz,
  decided_by  uuid,
  decided_at  timestamptz,
  acr         text,
  proven_at   timestamptz,
  remark      text,
  primary key (tenant_id, number),
  check (state not in ('proposed', 'approved') or from_at is not null)
);
call guard('tenant_rules', 'select, insert, update');
call demanded('tenant_rules', 'insert or update');
create index tenant_rules_in_force on tenant_rules (tenant_id, from_at desc, number desc) where state = 'approved';
create unique index tenant_rules_one_open on tenant_rules (tenant_id) where state in ('draft', 'proposed');

-- The database's own opinion: nothing comes in force without a second person, and nothing decided changes.
create function tenant_rules_kept() returns trigger language plpgsql as $$
begin
  if old.state <> 'draft' and (new.rules, new.hash, new.author, new.authors, new.created_at)
     is distinct from (old.rules, old.hash, old.author, old.authors, old.created_at) or old.state in ('approved', 'rejected', 'withdrawn') then
    raise exception 'a version of the rules does not change' using errcode = 'integrity_constraint_violation', constraint = 'tenant_rules_kept';
  end if;
  if new.state = 'approved' and (new.decided_by is null or new.decided_by = any(new.authors) or old.state <> 'proposed') then
    raise exception 'not approved by a second person' using errcode = 'integrity_constraint_violation', constraint = 'tenant_rules_four_eyes';
  end if;
  return new;
end $$;
create trigger tenant_rules_kept before update on tenant_rules for each row execute function tenant_rules_kept();

-- Whom the tenant last reached outside of a window: the platform counts people in a moving day.
create table reach (
  tenant_id  uuid not null,
  contact_id uuid not null,
  at         timestamptz not null,
  primary key (tenant_id, contact_id),
  foreign key (tenant_id, contact_id) references contact (tenant_id, id) on delete cascade
);
call guard('reach', 'select, insert, update, delete');
create index reach_by_time on reach (tenant_id, at);
create index message_api_refused on message (tenant_id, status_at) where error_code in ('4', '80007');

-- What would have been decided by other rules.
create table what_if (
  tenant_id  uuid not null references tenant,
  id         uuid not null,
  number     int,
  day        date not null,
  state      text not null check (state in ('running', 'done')),
  total      int  not null,
  seen       int  not null,
  without    int  not null,
  changes    text not null,
  examples   text not null,
  cursor_at  timestamptz,
  cursor_id  uuid,
  started_by uuid not null,
  started_at timestamptz not null,
  done_at    timestamptz,
  primary key (tenant_id, id)
);
call guard('what_if', 'select, insert, update');
call demanded('what_if', 'insert', 'id');
create index what_if_newest on what_if (tenant_id, started_at desc);
