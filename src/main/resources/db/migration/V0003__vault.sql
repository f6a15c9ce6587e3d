-- Keys that open sealed columns. Deleting a subject's key erases the subject.
create table tenant_key (
  tenant_id  uuid  not null references tenant,
  version    int   not null,
  wrapped    bytea not null,
  created_at timestamptz not null,
  primary key (tenant_id, version)
);
call guard('tenant_key', 'select, insert, delete');

create table subject_key (
  tenant_id   uuid  not null,
  id          uuid  not null,
  key_version int   not null,
  wrapped     bytea not null,
  created_at  timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, key_version) references tenant_key (tenant_id, version)
);
call guard('subject_key', 'select, insert, delete');
