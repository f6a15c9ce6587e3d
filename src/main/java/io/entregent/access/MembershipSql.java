package io.entregent.access;

import io.entregent.kernel.db.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What a person may see about his or her own memberships, across tenants (policies own_…, V0004). */
@ApplicationScoped
class MembershipSql {

    @Inject
    private Sql sql;

    List<UUID> tenantsOf(UUID user) {
        return sql.list("select tenant_id from membership where user_id = ? and roles <> '{}'",
                row -> Sql.uuid(row, "tenant_id"), user);
    }

    List<UUID> agenciesOf(UUID user) {
        return sql.list("select agency_id from agency_membership where user_id = ?", row -> Sql.uuid(row, "agency_id"), user);
    }

    /** In a tenant's scope: the people of its agency, with their sealed names. */
    Map<UUID, byte[]> peopleOf(UUID agency) {
        Map<UUID, byte[]> people = new LinkedHashMap<>();
        sql.list("select user_id, name from agency_membership where agency_id = ? order by user_id",
                row -> people.put(Sql.uuid(row, "user_id"), row.getBytes("name")), agency);
        return people;
    }

    boolean isOperator(UUID user) {
        return sql.first("select 1 from operator where user_id = ?", row -> true, user).orElse(false);
    }

    void addAgencyMember(UUID agency, UUID user, byte[] name) {
        sql.update("insert into agency_membership (agency_id, user_id, name) values (?, ?, ?)"
                + " on conflict (agency_id, user_id) do update set name = excluded.name", agency, user, name);
    }

    void addOperator(UUID user) {
        sql.update("insert into operator (user_id) values (?) on conflict do nothing", user);
    }
}
