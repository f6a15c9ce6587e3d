-- The language that a person chose, wherever he or she logs in; of no tenant, like the person.
create table user_language (
  user_id  uuid primary key,
  language text not null check (language ~ '^[a-z]{2}$'),
  at       timestamptz not null
);
alter table user_language enable row level security;
alter table user_language force row level security;
create policy own_language on user_language using (user_id = app_user()) with check (user_id = app_user());
grant select, insert, update on user_language to entregent_app;
