-- State that came after V0041 and V0042: it too changes only with an entry in the same transaction. A test
-- goes through the catalogue: a new table is either demanded or named there with the reason.
call demanded('template', 'insert or delete');
call demanded_changes('template', array['status', 'quality']);
drop trigger audit_demanded on template_draft;
call demanded('template_draft', 'insert or update or delete', 'id');
call demanded('channel_account', 'insert', 'id');
call demanded_changes('channel_account', array['display_name', 'token'], 'id');
call demanded_changes('message_media', array['state'], 'message_id');
drop trigger audit_demanded on consent_file;
call demanded('consent_file', 'insert or delete');
call demanded('conversation', 'delete');

-- Not for the moments of being sent: a message waits, is under way and waits again without news for anybody.
-- Without the id: a message is wide, and this is the path of each status that a platform tells.
create constraint trigger audit_changes_demanded after update of status on message deferrable initially deferred
  for each row when (old.status is distinct from new.status and new.status not in ('sending', 'queued'))
  execute function audit_demanded();

-- Who only passes through has no role here and no entry of its own: the visit has one.
create constraint trigger audit_demanded after insert on membership deferrable initially deferred
  for each row when (new.roles <> '{}') execute function audit_demanded('user_id');
create constraint trigger audit_changes_demanded after update of state on invitation deferrable initially deferred
  for each row when (old.state is distinct from new.state and new.state in ('accepted', 'withdrawn')) execute function audit_demanded();
