package io.entregent.policy;

import io.entregent.kernel.db.Scope;
import io.entregent.kernel.db.Sql;
import io.entregent.policy.Situation.Sender;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.ZoneId;
import java.util.Optional;

/** What the tenant told at its beginning, as far as rules ask. */
@ApplicationScoped
class SenderSql {

    @Inject
    private Sql sql;

    /** @return empty where the tenant began before there was a checklist */
    Optional<Sender> begun(String vertical, ZoneId zone) {
        return sql.first("select activity, country, solution_provider from onboarding where tenant_id = ?",
                row -> new Sender(vertical, row.getString(1), row.getString(2), row.getString(3) != null, zone), Scope.requireTenant());
    }
}
