-- What a tenant adds to the content screening. A number is a keyed hash with its last characters; a pattern
-- tells what is secret, so it is sealed under the tenant's key.
create table screening_rule (
  tenant_id   uuid  not null references tenant,
  id          uuid  not null,
  kind        text  not null check (kind in ('pattern', 'number')),
  name        text  not null,
  pattern     bytea,
  number_hash bytea check (octet_length(number_hash) = 32),
  tail        text  check (tail ~ '^[0-9A-Z]{0,4}$'),
  added_by    uuid  not null,
  added_at    timestamptz not null,
  removed_by  uuid,
  removed_at  timestamptz,
  primary key (tenant_id, id),
  check ((kind = 'pattern') = (pattern is not null) and (kind = 'number') = (number_hash is not null))
);
call guard('screening_rule', 'select, insert, update');
call demanded('screening_rule', 'insert', 'id');
call demanded_changes('screening_rule', array['removed_at'], 'id');
create unique index screening_number_once on screening_rule (tenant_id, number_hash) where removed_at is null;
create index screening_in_force on screening_rule (tenant_id, kind) where removed_at is null;
