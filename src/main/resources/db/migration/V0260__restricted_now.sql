-- An agency sees a platform's restriction of a client as soon as it stands, not when the client's figures are counted next.
create policy cockpit_reads on account_restriction for select using (app_scope() = 'cockpit');
alter table cockpit drop column restricted;
