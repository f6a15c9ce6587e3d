-- What the send gate decided, with every rule that it looked at; a message points to its decision.
create table decision (
  tenant_id uuid    not null references tenant,
  id        uuid    not null,
  at        timestamptz not null,
  allowed   boolean not null,
  code      text,
  version   text    not null,
  rules     text    not null,
  facts     text    not null,
  primary key (tenant_id, id)
);
call guard('decision', 'select, insert');
create index decision_newest on decision (tenant_id, at desc, id desc);
