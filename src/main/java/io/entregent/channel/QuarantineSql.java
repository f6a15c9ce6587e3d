package io.entregent.channel;

import io.entregent.kernel.Cursor;
import io.entregent.kernel.db.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** The quarantine, in the scope "operator". */
@ApplicationScoped
class QuarantineSql {

    private static final String COLUMNS = "id, channel, reason, business_id, account_id, updates, received_at";

    @Inject
    private Sql sql;

    List<Quarantined> list(Cursor after, int most) {
        Instant at = after == null ? Instant.parse("9999-01-01T00:00:00Z") : after.at();
        UUID id = after == null ? new UUID(-1, -1) : after.id();
        return sql.list("select " + COLUMNS + " from webhook_quarantine where (received_at, id) < (?, ?)"
                + " order by received_at desc, id desc limit ?", QuarantineSql::row, at, id, most);
    }

    Map<String, Long> countByReason() {
        Map<String, Long> counts = new TreeMap<>();
        sql.list("select reason, count(*) as n from webhook_quarantine group by reason",
                row -> counts.put(row.getString("reason"), row.getLong("n")));
        return counts;
    }

    Optional<Quarantined> find(UUID id) {
        return sql.first("select " + COLUMNS + " from webhook_quarantine where id = ?", QuarantineSql::row, id);
    }

    /** @param column digest or body */
    Optional<byte[]> bytes(String column, UUID id) {
        return sql.first("select digest, body from webhook_quarantine where id = ?", row -> row.getBytes(column), id);
    }

    boolean remove(UUID id) {
        return sql.update("delete from webhook_quarantine where id = ?", id) == 1;
    }

    void removeBefore(Instant when) {
        sql.update("delete from webhook_quarantine where received_at < ?", when);
    }

    private static Quarantined row(ResultSet row) throws SQLException {
        return new Quarantined(Sql.uuid(row, "id"), row.getString("channel"), row.getString("reason"),
                row.getString("business_id"), row.getString("account_id"), row.getInt("updates"),
                Sql.instant(row, "received_at"));
    }
}
