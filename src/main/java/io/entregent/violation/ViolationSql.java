package io.entregent.violation;

import io.entregent.kernel.Cursor;
import io.entregent.kernel.db.Scope;
import io.entregent.kernel.db.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The rows of the queue. Every statement names the tenant, on top of the policies. */
@ApplicationScoped
class ViolationSql {

    /** @param excerpt sealed under the subject's key */
    record Row(UUID id, String rule, Severity severity, Source source, State state, List<String> kinds, byte[] hash, UUID subject,
            byte[] excerpt, UUID actor, UUID contact, UUID conversation, UUID message, String objectType, String objectId,
            List<String> details, Instant at, UUID assignee, LocalDate due, UUID settledBy, Instant settledAt) {
    }

    private static final String COLUMNS = "id, rule, severity, source, state, kinds, number_hash, subject_id, excerpt, actor,"
            + " contact_id, conversation_id, message_id, object_type, object_id, details, at";
    private static final String WAITING = " state in ('open', 'escalated')";

    @Inject
    private Sql sql;

    /** @return false if it was told before */
    boolean add(byte[] once, Row row) {
        return sql.update("insert into violation (tenant_id, once, " + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
                + " ?, ?, ?) on conflict on constraint violation_once do nothing", Scope.requireTenant(), once, row.id(), row.rule(),
                row.severity().code(), row.source().code(), row.state().code(), row.kinds().toArray(String[]::new), row.hash(),
                row.subject(), row.excerpt(), row.actor(), row.contact(), row.conversation(), row.message(), row.objectType(),
                row.objectId(), row.details().toArray(String[]::new), row.at()) == 1;
    }

    Optional<Row> byId(UUID id) {
        return sql.first("select * from violation where tenant_id = ? and id = ?", ViolationSql::row, Scope.requireTenant(), id);
    }

    /** Held until the transaction ends. */
    Optional<Row> locked(UUID id) {
        return sql.first("select * from violation where tenant_id = ? and id = ? for update", ViolationSql::row, Scope.requireTenant(), id);
    }

    List<Row> list(ViolationFilter filter, LocalDate today, Cursor after, int most) {
        List<Object> values = new ArrayList<>();
        String where = where(filter, today, values);
        if (after != null) {
            where += " and (at, id) < (?, ?)";
            values.add(after.at());
            values.add(after.id());
        }
        values.add(most);
        return sql.list("select * from violation where " + where + " order by at desc, id desc limit ?", ViolationSql::row, values.toArray());
    }

    long count(ViolationFilter filter, LocalDate today) {
        List<Object> values = new ArrayList<>();
        String where = where(filter, today, values);
        return sql.first("select count(*) from violation where " + where, row -> row.getLong(1), values.toArray()).orElse(0L);
    }

    private static String where(ViolationFilter filter, LocalDate today, List<Object> values) {
        StringBuilder where = new StringBuilder("tenant_id = ?");
        values.add(Scope.requireTenant());
        if (!filter.states().isEmpty()) {
            where.append(" and state = any(?)");
            values.add(filter.states().stream().map(State::code).toArray(String[]::new));
        }
        also(where, values, "severity = ?", filter.severity() == null ? null : filter.severity().code());
        also(where, values, "source = ?", filter.source() == null ? null : filter.source().code());
        also(where, values, "rule = ?", filter.rule());
        also(where, values, "assignee = ?", filter.assignee());
        also(where, values, "at >= ?", filter.from());
        also(where, values, "at < ?", filter.to());
        also(where, values, WAITING + " and due < ?", filter.overdue() ? today : null);
        return filter.nobody() ? where.append(" and assignee is null").toString() : where.toString();
    }

    private static void also(StringBuilder where, List<Object> values, String condition, Object value) {
        if (value != null) {
            where.append(" and ").append(condition);
            values.add(value);
        }
    }

    List<String> rules() {
        return sql.list("select distinct rule from violation where tenant_id = ? order by rule", row -> row.getString(1), Scope.requireTenant());
    }

    void become(UUID id, State state, UUID by, Instant now) {
        sql.update("update violation set state = ?, settled_by = ?, settled_at = ? where tenant_id = ? and id = ?", state.code(),
                state.isSettled() ? by : null, state.isSettled() ? now : null, Scope.requireTenant(), id);
    }

    void forgetWords(UUID id) {
        sql.update("update violation set excerpt = null where tenant_id = ? and id = ?", Scope.requireTenant(), id);
    }

    /** For an erasure: who it was about is nobody any more. */
    void forget(UUID[] contacts) {
        sql.update("update violation set excerpt = null, contact_id = null, conversation_id = null, message_id = null, number_hash = null"
                + " where tenant_id = ? and contact_id = any(?)", Scope.requireTenant(), contacts);
    }

    void move(UUID from, UUID into) {
        sql.update("update violation set contact_id = ? where tenant_id = ? and contact_id = ?", into, Scope.requireTenant(), from);
    }

    void assign(UUID id, UUID user, LocalDate due) {
        sql.update("update violation set assignee = ?, due = ? where tenant_id = ? and id = ?", user, due, Scope.requireTenant(), id);
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(Sql.uuid(row, "id"), row.getString("rule"), Severity.of(row.getString("severity")),
                Source.of(row.getString("source")), State.of(row.getString("state")), texts(row, "kinds"), row.getBytes("number_hash"),
                Sql.uuid(row, "subject_id"), row.getBytes("excerpt"), Sql.uuid(row, "actor"), Sql.uuid(row, "contact_id"),
                Sql.uuid(row, "conversation_id"), Sql.uuid(row, "message_id"), row.getString("object_type"), row.getString("object_id"),
                texts(row, "details"), Sql.instant(row, "at"), Sql.uuid(row, "assignee"), row.getObject("due", LocalDate.class),
                Sql.uuid(row, "settled_by"), Sql.instant(row, "settled_at"));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
