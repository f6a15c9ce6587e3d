-- How a tenant shows itself: to its people in the portal and in mail, to its customers in WhatsApp's business profile.
-- All of it is public.
create table brand (
  tenant_id   uuid primary key references tenant,
  colour      text check (colour ~ '^#[0-9a-f]{6}$'),
  logo        bytea,
  changed_at  timestamptz not null
);
call guard('brand', 'select, insert, update');
create constraint trigger audit_demanded after insert or update on brand deferrable initially deferred
  for each row execute function audit_demanded();

create table sender_profile (
  tenant_id   uuid not null,
  account_id  uuid not null,
  about       text not null,
  address     text not null,
  description text not null,
  email       text not null,
  websites    text[] not null,
  vertical    text not null,
  picture     boolean not null default false,
  state       text not null check (state in ('waiting', 'synchronised', 'refused')),
  trouble     text,
  changed_at  timestamptz not null,
  synced_at   timestamptz,
  primary key (tenant_id, account_id),
  foreign key (tenant_id, account_id) references channel_account (tenant_id, id)
);
call guard('sender_profile', 'select, insert, update');
create constraint trigger audit_demanded after insert on sender_profile deferrable initially deferred
  for each row execute function audit_demanded('account_id');
create constraint trigger audit_changes_demanded after update of about, address, description, email, websites, vertical on sender_profile
  deferrable initially deferred
  for each row when ((old.about, old.address, old.description, old.email, old.websites, old.vertical)
                     is distinct from (new.about, new.address, new.description, new.email, new.websites, new.vertical))
  execute function audit_demanded('account_id');
