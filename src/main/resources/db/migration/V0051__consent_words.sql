-- Who asks, in versions: what a person is told about the controller (GDPR 13). A version is never changed.
create table consent_notice (
  tenant_id    uuid not null references tenant,
  version      int  not null,
  controller   text not null,
  address      text not null,
  contact      text not null,
  dpo          text not null,
  url          text not null,
  jurisdiction text not null,
  storage      text not null,
  recipients   text not null,
  authority    text not null,
  created_at   timestamptz not null,
  created_by   text not null,
  primary key (tenant_id, version)
);
call guard('consent_notice', 'select, insert');
create constraint trigger audit_demanded after insert on consent_notice deferrable initially deferred
  for each row execute function audit_demanded();

-- The words by which people are asked, in versions. A draft can be edited; what is published has been
-- shown to somebody, and can only be superseded.
create table consent_wording (
  tenant_id    uuid not null references tenant,
  code         text not null check (code ~ '^[a-z][a-z0-9-]{0,39}$'),
  version      int  not null,
  purpose      text not null,
  title_en     text not null,
  title_fr     text not null,
  body_en      text not null,
  body_fr      text not null,
  sha256_en    bytea not null check (octet_length(sha256_en) = 32),
  sha256_fr    bytea not null check (octet_length(sha256_fr) = 32),
  notice       int,
  snapshot_en  bytea,
  snapshot_fr  bytea,
  created_at   timestamptz not null,
  created_by   text not null,
  published_at timestamptz,
  published_by text,
  primary key (tenant_id, code, version),
  foreign key (tenant_id, notice) references consent_notice (tenant_id, version),
  check (published_at is null or notice is not null and snapshot_en is not null and snapshot_fr is not null)
);
call guard('consent_wording', 'select, insert, update');
create function consent_wording_fixed() returns trigger language plpgsql as $$
begin
  if old.published_at is not null then
    raise exception 'published words are not changed' using errcode = 'integrity_constraint_violation',
      constraint = 'consent_wording_fixed';
  end if;
  return new;
end $$;
create trigger consent_wording_fixed before update on consent_wording for each row execute function consent_wording_fixed();
create constraint trigger audit_demanded after insert or update on consent_wording deferrable initially deferred
  for each row execute function audit_demanded('code');

-- A page on which people opt in.
create table consent_campaign (
  tenant_id    uuid not null references tenant,
  id           uuid not null,
  slug         text not null check (slug ~ '^[a-z][a-z0-9-]{0,39}$'),
  name         text not null,
  wording      text not null,
  account_id   uuid not null,
  confirmation text not null check (confirmation in ('whatsapp', 'none')),
  age          int  check (age between 13 and 21),
  embed        text not null,
  open         boolean not null,
  created_at   timestamptz not null,
  created_by   text not null,
  primary key (tenant_id, id),
  constraint consent_campaign_slug_once unique (tenant_id, slug),
  foreign key (tenant_id, account_id) references channel_account (tenant_id, id)
);
call guard('consent_campaign', 'select, insert, update');
create constraint trigger audit_demanded after insert or update on consent_campaign deferrable initially deferred
  for each row execute function audit_demanded('id');

-- A question that awaits its answer: a form to be confirmed by the person's own message, or buttons in
-- the chat. Of the token only a keyed hash is kept.
create table consent_request (
  tenant_id  uuid not null references tenant,
  id         uuid not null,
  campaign   uuid,
  wording    text not null,
  version    int  not null,
  language   text not null,
  account_id uuid not null,
  contact_id uuid,
  method     text not null,
  age        int,
  token_hash bytea check (octet_length(token_hash) = 32),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at    timestamptz,
  primary key (tenant_id, id),
  constraint consent_request_token_once unique (tenant_id, token_hash)
);
call guard('consent_request', 'select, insert, update, delete');

-- What proves a consent on paper or in another file; sealed under the person's key.
create table consent_file (
  tenant_id  uuid not null references tenant,
  id         uuid not null,
  contact_id uuid not null,
  subject_id uuid not null,
  name       bytea not null,
  mime_type  text not null,
  size       bigint not null,
  sha256     bytea not null check (octet_length(sha256) = 32),
  content    bytea not null,
  created_at timestamptz not null,
  created_by text not null,
  primary key (tenant_id, id)
);
call guard('consent_file', 'select, insert, delete');
alter table consent_file alter column content set storage external;
create index consent_file_of on consent_file (tenant_id, contact_id);
create constraint trigger audit_demanded after insert on consent_file deferrable initially deferred
  for each row execute function audit_demanded();
