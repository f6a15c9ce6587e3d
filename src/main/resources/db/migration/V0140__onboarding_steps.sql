-- What the checklist asks for besides: the vertical's policy pack, a test exchange, Meta's sign-up dialog, an override.
alter table onboarding
  add column pack_confirmed_at timestamptz,
  add column pack_confirmed_by uuid,
  add column test_code     text check (test_code ~ '^[A-Z0-9]{6}$'),
  add column tested_at     timestamptz,
  add column own_callback  boolean not null default false,
  add column signup_state  bytea,
  add column signup_until  timestamptz,
  add column pin           bytea;
create constraint trigger audit_pack_demanded after update of pack_confirmed_at on onboarding deferrable initially deferred
  for each row when (old.pack_confirmed_at is distinct from new.pack_confirmed_at) execute function audit_demanded();

-- A number of which the app hears not all, and one that Meta still looks at, ask for something else than a bad token does.
alter table channel_health
  add column missing   text[]  not null default '{}',
  add column in_review boolean not null default false,
  add column override  text;

-- A tenant that leaves gives its numbers back; messages go on naming the account that they came by.
alter table channel_account add column disconnected_at timestamptz, add column released_at timestamptz;
alter table channel_business add column released_at timestamptz;
grant update on channel_business to entregent_app;
alter table channel_account drop constraint channel_account_once;
create unique index channel_account_once on channel_account (channel, account_id) where released_at is null;
alter table channel_business drop constraint channel_business_once;
create unique index channel_business_once on channel_business (channel, business_id) where released_at is null;

-- The cockpit: when Meta is asked next, whichever node does it; how long a silence is usual; what came by which number.
alter table cockpit add column next_look_at timestamptz, add column gap_seconds bigint not null default 129600;
alter table channel_health add column last_heard timestamptz, add column gone boolean not null default false;
-- A few rows of the journal are the newest; this finds them at next to no cost for the thousands that come in per second.
create index webhook_journal_newest on webhook_journal using brin (received_at) with (pages_per_range = 16, autosummarize = on);
