-- What each witness answered last. That one says the log does not continue what it signed is what witnesses are for.
create table audit_witness_answer (
  tenant_id uuid   not null references tenant,
  witness   text   not null,
  answer    text   not null check (answer in ('signed', 'silent', 'unknown', 'untrusted', 'ahead', 'contradicts', 'unproven', 'failed')),
  detail    bigint not null,
  since     timestamptz not null,
  at        timestamptz not null,
  primary key (tenant_id, witness)
);
call guard('audit_witness_answer', 'select, insert, update, delete');
alter table audit_alert drop constraint audit_alert_kind_check;
alter table audit_alert add constraint audit_alert_kind_check
  check (kind in ('break_glass', 'night_export', 'refusals', 'signer_silent', 'tail_waits', 'witness_contradicts'));
