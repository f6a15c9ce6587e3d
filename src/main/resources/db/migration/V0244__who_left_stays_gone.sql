-- Rounds that began before a tenant left must not write rows of its after the end. The lock makes whoever comes at that
-- moment wait until the end is there to be seen.
create function skip_who_left() returns trigger language plpgsql as $$
declare gone timestamptz;
begin
  select left_at into gone from tenant where id = new.tenant_id for key share;
  if gone is null then
    return new;
  end if;
  return null;
end $$;
do $$
declare tab text;
begin
  foreach tab in array array['cockpit', 'figure_day', 'figure_state', 'decision_hour', 'template_sync'] loop
    execute format('create trigger who_left before insert on %I for each row execute function skip_who_left()', tab);
  end loop;
end $$;
