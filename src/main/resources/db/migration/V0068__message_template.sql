-- Which words of which version a message used, for the figures; neither is personal.
alter table message add column template_language text, add column template_number int;
create index message_of_template on message (tenant_id, template, created_at) where template is not null;
