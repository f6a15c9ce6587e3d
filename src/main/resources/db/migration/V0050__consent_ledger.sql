-- The ledger grows from yes and no to the life of a consent, per sender, with the words that were shown.
-- The owner is under the policies too (force), so they step aside for the one rewrite below.
alter table consent_event no force row level security;

alter table consent_event drop constraint consent_event_purpose_check;
alter table consent_event drop constraint consent_event_type_check;
update consent_event set type = 'requested' where type = 'resume_asked';
alter table consent_event add constraint consent_event_type_known check (type in
  ('requested', 'given', 'confirmed', 'refused', 'renewed', 'withdrawn', 'expired', 'objected'));
alter table consent_event add constraint consent_event_purpose_code check (purpose ~ '^[a-z][a-z0-9_]{0,39}$');

-- '*' is every number of the tenant on the channel; else the id of one account.
alter table consent_event add column sender text not null default '*';
alter table consent_event add column legal_basis text not null default 'consent';
-- Which words were shown: of our own library by code, version and language, with the hash of the exact
-- text; "wording" is what somebody else calls them.
alter table consent_event add column wording_code text;
alter table consent_event add column wording_version int;
alter table consent_event add column wording_language text;
alter table consent_event add column wording_sha256 bytea check (octet_length(wording_sha256) = 32);
alter table consent_event add column notice_version int;
alter table consent_event add column valid_until timestamptz;
alter table consent_event add column awaits_confirmation boolean not null default false;
alter table consent_event add column proven boolean not null default true;
alter table consent_event add column age_stated int;
alter table consent_event add column message_id uuid;
alter table consent_event add column file_id uuid;
-- The event that this one answers: a confirmation names what it confirms.
alter table consent_event add column answers uuid;
-- Its entry in the audit log, whose number is the number in the ledger.
alter table consent_event add column entry_id uuid;
alter table consent_event add column import_id uuid;

update consent_event set proven = wording is not null or evidence is not null,
  valid_until = case when type = 'given' then coalesce(claimed_at, at) + interval '24 months' end;

alter table consent_event force row level security;

create index consent_event_purpose on consent_event (tenant_id, purpose, channel, at);
create index consent_event_newest on consent_event (tenant_id, at desc, id desc);

-- A message that may mean "stop": nothing that needs consent goes out until somebody decides.
create table consent_hold (
  tenant_id  uuid not null references tenant,
  id         uuid not null,
  contact_id uuid not null,
  channel    text not null,
  message_id uuid not null,
  opened_at  timestamptz not null,
  decided_at timestamptz,
  verdict    text check (verdict in ('stop', 'no_stop')),
  decided_by text,
  primary key (tenant_id, id),
  check ((decided_at is null) = (verdict is null))
);
call guard('consent_hold', 'select, insert, update, delete');
create index consent_hold_open on consent_hold (tenant_id, contact_id) where decided_at is null;
create constraint trigger audit_demanded after insert or update on consent_hold deferrable initially deferred
  for each row execute function audit_demanded('contact_id');

-- The event of the ledger that allowed what was sent.
alter table decision add column consent_id uuid;
create index decision_consent on decision (tenant_id, consent_id) where consent_id is not null;

-- For what a tenant writes to people, in versions: the newest row of a code counts. The built-in purposes
-- have no row until the tenant changes their words or their time.
create table consent_purpose (
  tenant_id       uuid not null references tenant,
  code            text not null check (code ~ '^[a-z][a-z0-9_]{0,39}$'),
  version         int  not null,
  kind            text not null check (kind in ('service', 'marketing', 'survey', 'other')),
  name_en         text not null,
  name_fr         text not null,
  text_en         text not null,
  text_fr         text not null,
  legal_basis     text not null check (legal_basis in ('consent', 'explicit_consent', 'contract', 'legitimate_interest',
                    'legal_obligation', 'public_task')),
  data_kinds      text not null,
  validity_months int  check (validity_months between 1 and 120),
  retired         boolean not null default false,
  created_at      timestamptz not null,
  created_by      text not null,
  primary key (tenant_id, code, version)
);
call guard('consent_purpose', 'select, insert');
create constraint trigger audit_demanded after insert on consent_purpose deferrable initially deferred
  for each row execute function audit_demanded('code');
