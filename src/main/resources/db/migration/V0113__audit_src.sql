-- Each entry was read as JSON once more only to fill this column; the portal knows the value and writes it.
alter table audit_entry alter column src drop expression;
drop function audit_src(bytea);
