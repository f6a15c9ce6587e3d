-- Which rules somebody accepted: the sets of that day with their versions. Null for who accepted before they were kept.
alter table onboarding add column pack_version text;
