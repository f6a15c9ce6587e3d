package io.entregent.people.login;

import io.entregent.kernel.db.Scope;
import io.entregent.kernel.db.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The link of the current tenant. */
@ApplicationScoped
class OwnLoginSql {

    @Inject
    private Sql sql;

    /** @param redirect depends on the installation and is not kept */
    Optional<OwnLogin> find(String redirect) {
        return sql.first("select protocol, alias, domain, source, client, linked_at from own_login",
                row -> new OwnLogin(OwnLogin.Protocol.valueOf(row.getString(1)), row.getString(2), row.getString(3), row.getString(4),
                        row.getString(5), redirect + "/broker/" + row.getString(2) + "/endpoint", Sql.instant(row, "linked_at")));
    }

    void put(OwnLogin.Wanted wanted, String alias, UUID by, Instant now) {
        sql.update("""
                insert into own_login (tenant_id, protocol, alias, domain, source, client, linked_by, linked_at) values (?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (tenant_id) do update set protocol = excluded.protocol, alias = excluded.alias, domain = excluded.domain,
                    source = excluded.source, client = excluded.client, linked_by = excluded.linked_by, linked_at = excluded.linked_at""",
                Scope.requireTenant(), wanted.protocol().name(), alias, wanted.domain(), wanted.source(), wanted.client(), by, now);
    }

    boolean delete() {
        return sql.update("delete from own_login where tenant_id = ?", Scope.requireTenant()) == 1;
    }
}
