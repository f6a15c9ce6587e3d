-- When it was handed to the platform, which counts from then and not from when it was written: what was held for hours and
-- leaves with others is of the same burst. Null while it waits, and again when the platform certainly did not take it.
alter table message add column sent_at timestamptz;
