package io.entregent.audit;

import io.entregent.kernel.Cursor;
import io.entregent.kernel.db.Scope;
import io.entregent.kernel.db.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Inserts and reads entries; there is no statement that changes one. */
@ApplicationScoped
class AuditSql {

    /** A row as it lies in the table. */
    record Stored(UUID id, Instant at, String type, String actorKind, String actor, String objectType, String objectId,
            String outcome, byte[] address, byte[] entry, Long seq) {
    }

    private static final String COLUMNS = "id, at, type, actor_kind, actor, object_type, object_id, outcome, address, entry";

    private static final String SELECT = "select e.*, l.seq from audit_entry e left join audit_log l"
            + " on l.tenant_id = e.tenant_id and l.entry_id = e.id where ";

    @Inject
    private Sql sql;

    void insert(Stored row) {
        sql.update("insert into audit_entry (tenant_id, " + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                Scope.requireTenant(), row.id, row.at, row.type, row.actorKind.toLowerCase(Locale.ROOT), row.actor,
                row.objectType, row.objectId, row.outcome, row.address, row.entry);
    }

    Optional<Stored> byId(UUID id) {
        return sql.first(SELECT + "e.tenant_id = ? and e.id = ?", AuditSql::stored,
                Scope.requireTenant(), id);
    }

    List<Stored> find(AuditFilter filter, Cursor after, int most) {
        List<Object> values = new ArrayList<>();
        StringBuilder where = where(filter, values);
        if (after != null) {
            where.append(" and (e.at, e.id) < (?, ?)");
            values.add(after.at());
            values.add(after.id());
        }
        values.add(most);
        return sql.list(SELECT + where + " order by e.at desc, e.id desc limit ?", AuditSql::stored, values.toArray());
    }

    /** The numbers of the newest entries that match and have one. */
    List<Long> numbers(AuditFilter filter, int most) {
        List<Object> values = new ArrayList<>();
        StringBuilder where = where(filter, values);
        values.add(most);
        return sql.list("select l.seq from audit_entry e join audit_log l on l.tenant_id = e.tenant_id and l.entry_id = e.id where "
                + where + " order by e.at desc, e.id desc limit ?", row -> row.getLong(1), values.toArray());
    }

    /** How many entries there are of each value of a column, most first. */
    Map<String, Long> count(String column, AuditFilter filter, int most) {
        if (!column.equals("type") && !column.equals("actor")) {
            throw new IllegalArgumentException(column);
        }
        List<Object> values = new ArrayList<>();
        StringBuilder where = where(filter, values);
        if (column.equals("actor")) {
            where.append(" and e.actor_kind in ('person', 'service')");
        }
        values.add(most);
        Map<String, Long> counts = new LinkedHashMap<>();
        sql.list("select e." + column + ", count(*) as entries from audit_entry e where " + where + " group by 1 order by 2 desc, 1 limit ?",
                row -> counts.put(row.getString(1), row.getLong(2)), values.toArray());
        return counts;
    }

    private static StringBuilder where(AuditFilter filter, List<Object> values) {
        StringBuilder where = new StringBuilder("e.tenant_id = ?");
        values.add(Scope.requireTenant());
        and(where, values, "e.at >= ?", filter.from());
        and(where, values, "e.at < ?", filter.to());
        and(where, values, "e.actor = ?", filter.actor());
        and(where, values, "e.object_id = ?", filter.object());
        and(where, values, "e.outcome = ?", filter.outcome());
        if (filter.type() != null && filter.type().endsWith(".")) {
            and(where, values, "starts_with(e.type, ?)", filter.type());
        } else {
            and(where, values, "e.type = ?", filter.type());
        }
        return where;
    }

    List<String> types() {
        return sql.list("select distinct type from audit_entry where tenant_id = ? order by type",
                row -> row.getString(1), Scope.requireTenant());
    }

    private static void and(StringBuilder where, List<Object> values, String condition, Object value) {
        if (value != null) {
            where.append(" and ").append(condition);
            values.add(value);
        }
    }

    private static Stored stored(ResultSet row) throws SQLException {
        return new Stored(Sql.uuid(row, "id"), Sql.instant(row, "at"), row.getString("type"), row.getString("actor_kind"),
                row.getString("actor"), row.getString("object_type"), row.getString("object_id"), row.getString("outcome"),
                row.getBytes("address"), row.getBytes("entry"), row.getObject("seq", Long.class));
    }
}
