package io.entregent.policy;

import io.entregent.kernel.db.Scope;
import io.entregent.kernel.db.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Keeps what platforms no longer take. */
@ApplicationScoped
class RestrictionSql {

    @Inject
    private Sql sql;

    boolean known(UUID account, Situation.Reach reach, String reason, Instant since) {
        return sql.first("select 1 from account_restriction where tenant_id = ? and account_id is not distinct from ? and reach = ?"
                + " and reason = ? and since = ?", row -> 1, Scope.requireTenant(), account, code(reach), reason, since).isPresent();
    }

    void add(Restrictions.View one) {
        sql.update("insert into account_restriction (tenant_id, id, account_id, reach, reason, since, until)"
                + " values (?, ?, ?, ?, ?, ?, ?)", Scope.requireTenant(), one.id(), one.account(), code(one.reach()), one.reason(),
                one.since(), one.until());
    }

    List<Restrictions.View> active(Instant now) {
        return sql.list("select id, account_id, reach, reason, since, until from account_restriction"
                + " where tenant_id = ? and lifted_at is null and (until is null or until > ?) order by since",
                row -> new Restrictions.View(Sql.uuid(row, "id"), Sql.uuid(row, "account_id"),
                        Situation.Reach.valueOf(row.getString("reach").toUpperCase(Locale.ROOT)), row.getString("reason"),
                        Sql.instant(row, "since"), Sql.instant(row, "until")), Scope.requireTenant(), now);
    }

    void lift(UUID id, Instant at) {
        sql.update("update account_restriction set lifted_at = ? where tenant_id = ? and id = ?", at, Scope.requireTenant(), id);
    }

    private static String code(Situation.Reach reach) {
        return reach.name().toLowerCase(Locale.ROOT);
    }
}
