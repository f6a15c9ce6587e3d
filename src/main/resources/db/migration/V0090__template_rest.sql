-- Until when the platform gives the name of a deleted template to nobody (30 days after one that was live).
alter table template add column rests_until timestamptz;
create index template_resting on template (tenant_id, rests_until) where rests_until is not null;
