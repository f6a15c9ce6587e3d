-- Why a version that people agreed to did not go to the platform, or not yet: "limit" and "pending" wait until a time;
-- anything else is the platform's own refusal. It belongs to the version: what the platform holds is the one before it.
alter table template_version
  add column trouble       text,
  add column trouble_until timestamptz;
alter table template drop column problem;
