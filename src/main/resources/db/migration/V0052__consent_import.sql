-- Files with many consents. The rows lie sealed in pieces until each piece is worked; then it goes.
create table consent_import (
  tenant_id   uuid   not null references tenant,
  id          uuid   not null,
  state       text   not null check (state in ('reading', 'running', 'done', 'refused')),
  purpose     text   not null,
  channel     text   not null,
  read_rows   bigint not null default 0,
  done_rows   bigint not null default 0,
  accepted    bigint not null default 0,
  refused     bigint not null default 0,
  created_at  timestamptz not null,
  created_by  text   not null,
  finished_at timestamptz,
  primary key (tenant_id, id)
);
call guard('consent_import', 'select, insert, update');
create constraint trigger audit_demanded after insert on consent_import deferrable initially deferred
  for each row execute function audit_demanded('id');

create table consent_import_piece (
  tenant_id uuid   not null,
  import_id uuid   not null,
  n         int    not null,
  first_row bigint not null,
  rows      int    not null,
  content   bytea  not null,
  primary key (tenant_id, import_id, n),
  foreign key (tenant_id, import_id) references consent_import (tenant_id, id)
);
call guard('consent_import_piece', 'select, insert, delete');

-- Why a row was refused: its number and a code, nothing of the row.
create table consent_import_error (
  tenant_id uuid   not null,
  import_id uuid   not null,
  row_no    bigint not null,
  code      text   not null,
  primary key (tenant_id, import_id, row_no),
  foreign key (tenant_id, import_id) references consent_import (tenant_id, id)
);
call guard('consent_import_error', 'select, insert');

-- An import records one entry per piece, with the hash of all its events, instead of one per event.
drop trigger audit_demanded on consent_event;
create constraint trigger audit_demanded after insert on consent_event deferrable initially deferred
  for each row when (new.import_id is null) execute function audit_demanded('contact_id');
create constraint trigger audit_import_demanded after insert on consent_event deferrable initially deferred
  for each row when (new.import_id is not null) execute function audit_demanded('import_id');
