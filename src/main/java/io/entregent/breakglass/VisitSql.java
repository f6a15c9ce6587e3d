package io.entregent.breakglass;

import io.entregent.kernel.db.Scope;
import io.entregent.kernel.db.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Break-glasses of the current tenant. */
@ApplicationScoped
class VisitSql {

    record Stored(UUID id, UUID user, String side, byte[] reason, Instant began, Instant ends, Instant ended, UUID endedBy) {
    }

    private static final String SELECT = "select * from break_glass where tenant_id = ? and ";

    @Inject
    private Sql sql;

    void add(Stored one) {
        sql.update("insert into break_glass (tenant_id, id, user_id, side, reason, began_at, ends_at) values (?, ?, ?, ?, ?, ?, ?)",
                Scope.requireTenant(), one.id, one.user, one.side, one.reason, one.began, one.ends);
    }

    Optional<Stored> open(UUID user, Instant now) {
        return sql.first(SELECT + "user_id = ? and ends_at > ? and ended_at is null order by ends_at desc limit 1", VisitSql::stored,
                Scope.requireTenant(), user, now);
    }

    List<Stored> open(Instant now) {
        return sql.list(SELECT + "ends_at > ? and ended_at is null order by began_at", VisitSql::stored, Scope.requireTenant(), now);
    }

    List<Stored> newest(int most) {
        return sql.list(SELECT + "true order by began_at desc limit ?", VisitSql::stored, Scope.requireTenant(), most);
    }

    Optional<Stored> byId(UUID id) {
        return sql.first(SELECT + "id = ?", VisitSql::stored, Scope.requireTenant(), id);
    }

    boolean end(UUID id, UUID by, Instant now) {
        return sql.update("update break_glass set ended_at = ?, ended_by = ? where tenant_id = ? and id = ? and ended_at is null"
                + " and ends_at > ?", now, by, Scope.requireTenant(), id, now) == 1;
    }

    private static Stored stored(ResultSet row) throws SQLException {
        return new Stored(Sql.uuid(row, "id"), Sql.uuid(row, "user_id"), row.getString("side"), row.getBytes("reason"),
                Sql.instant(row, "began_at"), Sql.instant(row, "ends_at"), Sql.instant(row, "ended_at"), Sql.uuid(row, "ended_by"));
    }
}
