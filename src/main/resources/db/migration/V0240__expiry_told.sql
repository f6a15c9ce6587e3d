-- How often somebody was told that a key, or a number's token, is about to end: once two weeks before, once two days before.
alter table api_key add column told smallint not null default 0;
alter table channel_health add column told smallint not null default 0;
