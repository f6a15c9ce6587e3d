package io.entregent.consent;

import io.entregent.kernel.db.Scope;
import io.entregent.kernel.db.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Where holds lie. */
@ApplicationScoped
class HoldSql {

    private static final String SELECT = "select id, contact_id, channel, message_id, opened_at, decided_at, verdict, decided_by"
            + " from consent_hold where tenant_id = ?";

    @Inject
    private Sql sql;

    void open(UUID id, UUID contact, String channel, UUID message, Instant now) {
        sql.update("insert into consent_hold (tenant_id, id, contact_id, channel, message_id, opened_at) values (?, ?, ?, ?, ?, ?)",
                Scope.requireTenant(), id, contact, channel, message, now);
    }

    List<Holds.HoldView> open(Collection<UUID> contacts) {
        return sql.list(SELECT + " and contact_id = any(?) and decided_at is null order by opened_at", HoldSql::view,
                Scope.requireTenant(), contacts.toArray(UUID[]::new));
    }

    List<Holds.HoldView> newest(int most) {
        return sql.list(SELECT + " order by opened_at desc limit ?", HoldSql::view, Scope.requireTenant(), most);
    }

    Optional<Holds.HoldView> byId(UUID id) {
        return sql.first(SELECT + " and id = ?", HoldSql::view, Scope.requireTenant(), id);
    }

    /** @return false if somebody else decided */
    boolean decide(UUID id, String verdict, String by, Instant now) {
        return sql.update("update consent_hold set decided_at = ?, verdict = ?, decided_by = ?"
                + " where tenant_id = ? and id = ? and decided_at is null", now, verdict, by, Scope.requireTenant(), id) == 1;
    }

    private static Holds.HoldView view(ResultSet row) throws SQLException {
        return new Holds.HoldView(Sql.uuid(row, "id"), Sql.uuid(row, "contact_id"), row.getString("channel"),
                Sql.uuid(row, "message_id"), Sql.instant(row, "opened_at"), Sql.instant(row, "decided_at"),
                row.getString("verdict"), row.getString("decided_by"));
    }
}
