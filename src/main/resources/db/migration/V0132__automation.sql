-- What is answered by itself: the tenant's own public words, no personal data.
create table automation (
  tenant_id   uuid primary key references tenant,
  greets      boolean not null,
  greeting_en text not null,
  greeting_fr text not null,
  away        boolean not null,
  away_en     text not null,
  away_fr     text not null,
  button      boolean not null,
  hours       text not null,
  changed_by  uuid not null,
  changed_at  timestamptz not null
);
call guard('automation', 'select, insert, update');
call demanded('automation', 'insert', 'tenant_id');
call demanded_changes('automation', array['greets', 'greeting_en', 'greeting_fr', 'away', 'away_en', 'away_fr', 'button', 'hours'], 'tenant_id');

-- When a conversation was last answered so: nobody is told twice in a row that nobody is there.
create table automation_said (
  tenant_id       uuid not null,
  conversation_id uuid not null,
  kind            text not null check (kind in ('away', 'greeting', 'human')),
  at              timestamptz not null,
  primary key (tenant_id, conversation_id, kind),
  foreign key (tenant_id, conversation_id) references conversation (tenant_id, id) on delete cascade
);
call guard('automation_said', 'select, insert, update, delete');
