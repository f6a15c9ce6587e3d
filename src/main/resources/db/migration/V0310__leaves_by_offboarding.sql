-- That a tenant left is what opens the one function that deletes its rows (V0241), and the runtime role may write that it did.
-- So it may do so only once an offboarding was carried out; tenants are in no scope of their own, a slip would reach any of them.
create function leaves_by_offboarding() returns trigger language plpgsql as $$
begin
  if current_user <> (select pg_get_userbyid(relowner) from pg_class where oid = tg_relid)
      and not exists (select from offboarding o where o.tenant_id = new.id and o.erased_at is not null and o.cancelled_at is null) then
    raise exception 'a tenant leaves by an offboarding that was carried out'
      using errcode = 'integrity_constraint_violation', constraint = 'leaves_by_offboarding';
  end if;
  return new;
end $$;
create trigger leaves_by_offboarding before update of left_at on tenant
  for each row when (new.left_at is not null and old.left_at is distinct from new.left_at) execute function leaves_by_offboarding();
