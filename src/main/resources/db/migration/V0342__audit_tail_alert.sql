-- Entries that get neither number nor signature although the signer answers: one that waited may be gone.
alter table audit_alert drop constraint audit_alert_kind_check;
alter table audit_alert add constraint audit_alert_kind_check
  check (kind in ('break_glass', 'night_export', 'refusals', 'signer_silent', 'tail_waits'));
