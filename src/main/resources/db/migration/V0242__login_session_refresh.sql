-- With what the realm can be asked to end a login that was ended here; sealed, and gone once it is used.
alter table login_session add column refresh bytea;
