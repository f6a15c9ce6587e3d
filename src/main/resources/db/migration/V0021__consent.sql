-- Append-only: the state of a consent is a fold over these rows. No foreign key to the contact:
-- after an erasure the row stays as proof that there was a basis, its evidence no longer opens, and
-- nothing links the contact's id to a person.
create table consent_event (
  tenant_id   uuid not null references tenant,
  id          uuid not null,
  contact_id  uuid not null,
  subject_id  uuid not null,
  purpose     text not null check (purpose in ('service', 'marketing', 'survey')),
  channel     text not null,
  type        text not null check (type in ('given', 'withdrawn', 'resume_asked')),
  method      text not null,
  at          timestamptz not null,
  claimed_at  timestamptz,
  wording     text,
  evidence    bytea,
  recorded_by text not null,
  primary key (tenant_id, id)
);
call guard('consent_event', 'select, insert');
create index consent_event_of on consent_event (tenant_id, contact_id, purpose, channel, at);
