-- Where a member is told something, sealed under the member's own key; learned from the login.
alter table membership add column address bytea, add column language text;

-- What somebody is to know, in the portal. Words are codes, names of templates and numbers: no personal data.
create table notice (
  tenant_id uuid   not null references tenant,
  id        uuid   not null,
  user_id   uuid   not null,
  kind      text   not null,
  words     text[] not null,
  place     text   not null,
  at        timestamptz not null,
  read_at   timestamptz,
  primary key (tenant_id, id)
);
call guard('notice', 'select, insert, update');
create index notice_newest on notice (tenant_id, user_id, at desc);

-- The same by mail; to a member, or to a sealed address of somebody who is none.
create table mail (
  tenant_id uuid   not null references tenant,
  id        uuid   not null,
  user_id   uuid,
  address   bytea,
  language  text   not null,
  kind      text   not null,
  words     text[] not null,
  link      text   not null,
  at        timestamptz not null,
  sent_at   timestamptz,
  primary key (tenant_id, id),
  check ((user_id is null) <> (address is null))
);
call guard('mail', 'select, insert, update');
