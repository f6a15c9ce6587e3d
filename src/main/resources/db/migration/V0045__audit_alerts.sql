-- What an officer should look at soon. Found by going through the numbered entries once.
create table audit_alert (
  tenant_id uuid   not null references tenant,
  id        uuid   not null,
  kind      text   not null check (kind in ('break_glass', 'night_export', 'refusals', 'signer_silent')),
  at        timestamptz not null,
  about     text   not null,
  entry_id  uuid,
  seen_at   timestamptz,
  seen_by   uuid,
  primary key (tenant_id, id)
);
call guard('audit_alert', 'select, insert, update');
call demanded('audit_alert', 'insert', 'id');
call demanded_changes('audit_alert', array['seen_at']);
create index audit_alert_newest on audit_alert (tenant_id, at desc);
create index audit_alert_unseen on audit_alert (tenant_id) where seen_at is null;

-- How far the entries were gone through.
create table audit_watch (
  tenant_id uuid   not null references tenant,
  next      bigint not null,
  primary key (tenant_id)
);
call guard('audit_watch', 'select, insert, update');
