-- A message that proves a consent stays as long as the proof is needed, whatever the time of messages is.
create index consent_event_message on consent_event (tenant_id, message_id) where message_id is not null;

-- A run works in pieces and counts what it took away.
grant update on retention_run to entregent_app;
create constraint trigger audit_changes_demanded after update on retention_run deferrable initially deferred
  for each row execute function audit_demanded('kind');
