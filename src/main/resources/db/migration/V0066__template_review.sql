-- Versions are what was handed in for review: what they say never changes, only where they stand.
create table template_version (
  tenant_id   uuid not null references tenant,
  template_id uuid not null,
  number      int  not null check (number > 0),
  name        text not null,
  category    text not null,
  document    text not null,
  hash        text not null check (hash ~ '^[0-9a-f]{64}$'),
  author      uuid not null,
  authors     uuid[] not null check (author = any(authors)),
  origin      text not null check (origin in ('draft', 'found', 'category')),
  state       text not null check (state in ('IN_REVIEW', 'CHANGES_ASKED', 'REJECTED', 'WITHDRAWN', 'APPROVED',
                                             'SUBMITTED', 'LIVE', 'REFUSED', 'SUPERSEDED')),
  state_at    timestamptz not null,
  created_at  timestamptz not null,
  primary key (tenant_id, template_id, number)
);
call guard('template_version', 'select, insert, update');
create index template_version_waiting on template_version (tenant_id, state, created_at);
create index template_version_named on template_version (tenant_id, name, number);

-- Who reviews, level by level; copied at the hand-in, so that a later change of the plan changes no running review.
create table review_step (
  tenant_id   uuid not null references tenant,
  template_id uuid not null,
  number      int  not null,
  level       int  not null check (level between 1 and 3),
  name        text not null,
  roles       text[] not null,
  people      uuid[] not null,
  decision    text check (decision in ('approved', 'rejected', 'changes')),
  reviewer    uuid,
  hash        text,
  acr         text,
  proven_at   timestamptz,
  remark      text,
  decided_at  timestamptz,
  primary key (tenant_id, template_id, number, level),
  foreign key (tenant_id, template_id, number) references template_version,
  check ((decision is null) = (reviewer is null))
);
call guard('review_step', 'select, insert, update');
-- Nobody approves twice.
create unique index review_step_reviewer_once on review_step (tenant_id, template_id, number, reviewer);

create table review_remark (
  tenant_id   uuid not null references tenant,
  id          uuid not null,
  template_id uuid not null,
  number      int  not null,
  language    text,
  field       text,
  author      uuid not null,
  text        text not null,
  at          timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, template_id, number) references template_version
);
call guard('review_remark', 'select, insert');
create index review_remark_of on review_remark (tenant_id, template_id, number, at);

create table review_plan (
  tenant_id uuid not null references tenant,
  category  text not null check (category in ('MARKETING', 'UTILITY', 'AUTHENTICATION')),
  level     int  not null check (level between 1 and 3),
  name      text not null,
  roles     text[] not null,
  people    uuid[] not null,
  primary key (tenant_id, category, level)
);
call guard('review_plan', 'select, insert, update, delete');

-- The database's own opinion, whatever the program does: content stays as it was handed in, and nothing is
-- approved or goes beyond without the approval of every level, by different people, none of whom wrote it,
-- all over this very hash.
create function template_version_kept() returns trigger language plpgsql as $$
begin
  if (new.name, new.category, new.document, new.hash, new.author, new.authors, new.origin, new.created_at)
     is distinct from (old.name, old.category, old.document, old.hash, old.author, old.authors, old.origin, old.created_at) then
    raise exception 'a version does not change' using errcode = 'integrity_constraint_violation', constraint = 'template_version_kept';
  end if;
  if new.state in ('APPROVED', 'SUBMITTED', 'LIVE', 'REFUSED') and new.state is distinct from old.state and (
      select count(*) = 0 or count(*) <> count(distinct reviewer)
             or not bool_and(coalesce(decision = 'approved' and hash = new.hash and reviewer <> all(new.authors), false))
      from review_step s
      where s.tenant_id = new.tenant_id and s.template_id = new.template_id and s.number = new.number) then
    raise exception 'not approved' using errcode = 'integrity_constraint_violation', constraint = 'template_version_approved';
  end if;
  return new;
end $$;
create trigger template_version_kept before update on template_version for each row execute function template_version_kept();

create function review_step_kept() returns trigger language plpgsql as $$
begin
  if old.decision is not null then
    raise exception 'a decision does not change' using errcode = 'integrity_constraint_violation', constraint = 'review_step_kept';
  end if;
  return new;
end $$;
create trigger review_step_kept before update on review_step for each row execute function review_step_kept();

create constraint trigger audit_demanded after insert or update on template_version deferrable initially deferred
  for each row execute function audit_demanded('template_id');
create constraint trigger audit_demanded after insert or update on review_step deferrable initially deferred
  for each row execute function audit_demanded('template_id');
create constraint trigger audit_demanded after insert on review_remark deferrable initially deferred
  for each row execute function audit_demanded('template_id');
create constraint trigger audit_demanded after insert or update or delete on review_plan deferrable initially deferred
  for each row execute function audit_demanded();
