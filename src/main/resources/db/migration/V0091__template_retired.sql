-- A version whose template was deleted at the platform is neither refused nor replaced.
alter table template_version drop constraint template_version_state_check;
alter table template_version add constraint template_version_state_check
  check (state in ('IN_REVIEW', 'CHANGES_ASKED', 'REJECTED', 'WITHDRAWN', 'APPROVED', 'SUBMITTED', 'LIVE', 'REFUSED', 'SUPERSEDED', 'RETIRED'));
