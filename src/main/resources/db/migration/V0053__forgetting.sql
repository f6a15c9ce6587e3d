-- What platforms told besides messages may name a person, under the tenant's key: it goes when the person
-- is erased, and by itself after a while.
grant delete on channel_event to entregent_app;
create index channel_event_oldest on channel_event (tenant_id, at);
