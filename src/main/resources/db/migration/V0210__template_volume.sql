-- How many templates an account may have depends on whether the platform has verified the business; null if it did not tell.
alter table template_sync add column verified boolean;
