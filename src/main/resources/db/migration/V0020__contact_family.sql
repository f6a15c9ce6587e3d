-- Two contacts turn out to be one person when one message carries the phone of the one and the user
-- id of the other. The later row stays and points to the earlier: its key still opens what was
-- sealed under it, and its consent events still count.
alter table contact add column merged_into uuid;
alter table contact add foreign key (tenant_id, merged_into) references contact (tenant_id, id);
create index contact_merged on contact (tenant_id, merged_into) where merged_into is not null;
