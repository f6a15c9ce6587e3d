package io.entregent.agency.leave;

import io.entregent.kernel.db.Scope;
import io.entregent.kernel.db.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Of the current tenant. */
@ApplicationScoped
class LeaveSql {

    @Inject
    private Sql sql;

    /** What is under way. */
    Optional<Leave> open() {
        return sql.first("select id, asked_at, due_at, exported_at, revoked_at from offboarding where cancelled_at is null and erased_at is null",
                row -> new Leave(Sql.uuid(row, "id"), Sql.instant(row, "asked_at"), Sql.instant(row, "due_at"),
                        Sql.instant(row, "exported_at"), Sql.instant(row, "revoked_at")));
    }

    /** @return false if one is under way */
    boolean add(UUID id, UUID by, Instant now, Instant due) {
        return sql.update("insert into offboarding (tenant_id, id, asked_by, asked_at, due_at) values (?, ?, ?, ?, ?) on conflict do nothing",
                Scope.requireTenant(), id, by, now, due) == 1;
    }

    boolean cancel(UUID id, Instant now) {
        return sql.update("update offboarding set cancelled_at = ? where id = ? and cancelled_at is null and erased_at is null", now, id) == 1;
    }

    void exported(Instant now) {
        sql.update("update offboarding set exported_at = ? where cancelled_at is null and erased_at is null", now);
    }

    /** Its number is on no page of the agency's any more. */
    void gone(UUID account) {
        sql.update("update channel_health set gone = true where account_id = ?", account);
    }

    boolean revoked(UUID id, Instant now) {
        return sql.update("update offboarding set revoked_at = ? where id = ? and revoked_at is null", now, id) == 1;
    }

    boolean erased(UUID id, Instant now) {
        return sql.update("update offboarding set erased_at = ? where id = ? and cancelled_at is null and erased_at is null and due_at <= ?",
                now, id, now) == 1;
    }

    /** All rows but those of the proof (V0241); after the tenant left. */
    void nothingLeft() {
        sql.list("select nothing_left()", row -> null);
    }
}
