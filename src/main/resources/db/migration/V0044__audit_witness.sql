-- A checkpoint that an officer kept outside and brought back: from then on the log must extend it.
create table audit_kept (
  tenant_id uuid   not null references tenant,
  id        uuid   not null,
  size      bigint not null check (size > 0),
  root      bytea  not null check (octet_length(root) = 32),
  note      text   not null,
  kept_by   uuid   not null,
  at        timestamptz not null,
  primary key (tenant_id, id),
  constraint audit_kept_once unique (tenant_id, size, root)
);
call guard('audit_kept', 'select, insert');
call demanded('audit_kept', 'insert', 'id');

-- Who else shall sign that the log only grew: a policy as C2SP tlog-policy tells. None: nobody is asked.
create table audit_witness_policy (
  tenant_id uuid not null references tenant,
  policy    text not null,
  at        timestamptz not null,
  primary key (tenant_id)
);
call guard('audit_witness_policy', 'select, insert, update, delete', 'app_scope() = ''pump''');
call demanded('audit_witness_policy', 'insert or delete');
call demanded_changes('audit_witness_policy', array['policy']);

create table audit_cosignature (
  tenant_id uuid   not null references tenant,
  size      bigint not null,
  witness   text   not null,
  line      text   not null,
  at        timestamptz not null,
  primary key (tenant_id, size, witness),
  foreign key (tenant_id, size) references audit_checkpoint (tenant_id, size)
);
call guard('audit_cosignature', 'select, insert');
create trigger never_changed before update or delete or truncate on audit_kept for each statement execute function audit_is_for_ever();
create trigger never_changed before update or delete or truncate on audit_cosignature for each statement execute function audit_is_for_ever();
