package io.entregent.access;

import io.entregent.kernel.db.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
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

    boolean isOperator(UUID user) {
        return sql.first("select 1 from operator where user_id = ?", row -> true, user).orElse(false);
    }

    void addAgencyMember(UUID agency, UUID user) {
        sql.update("insert into agency_membership (agency_id, user_id) values (?, ?) on conflict do nothing", agency, user);
    }

    void addOperator(UUID user) {
        sql.update("insert into operator (user_id) values (?) on conflict do nothing", user);
    }
}
