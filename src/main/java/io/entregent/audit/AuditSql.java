package io.entregent.audit;

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
import java.util.Collection;
import java.util.HashMap;
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

    /** So many entries of a type, or by an actor, or of an outcome from a day on; the others are null. */
    record Counted(String type, String actorKind, String actor, LocalDate start, String outcome, long entries) {
    }

    private static final String COLUMNS = "id, at, type, actor_kind, actor, object_type, object_id, outcome, address, entry";

    /** So many entries are looked at for one page of a search for a text: a bound in time, whatever is typed. */
    private static final int WINDOW = 5_000;
    private static final String NEWEST = " order by e.at desc, e.id desc limit ?";

    /** The quick look at the whole entry spares the exact look at its values, which passes over the names of fields. */
    private static final String READABLE = """
            (e.type = any(?) or e.actor = any(?)
              or case when position(? in lower(convert_from(e.entry, 'UTF8'))) > 0 then exists (
                select 1 from jsonb_path_query(convert_from(e.entry, 'UTF8')::jsonb, 'strict $.** ? (@.type() == "string")') value
                where position(? in lower(value #>> '{}')) > 0) else false end)""";

    private static final String SELECT = "select e.* from audit_trail e where ";

    private static final List<String> OUTCOMES = List.of("done", "refused", "failed");

    @Inject
    private Sql sql;

    /** @param src the keyed hash of the address, as the entry has it; null without one */
    void insert(Stored row, String src) {
        sql.update("insert into audit_outbox (tenant_id, " + COLUMNS + ", src) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                Scope.requireTenant(), row.id, row.at, row.type, row.actorKind.toLowerCase(Locale.ROOT), row.actor,
                row.objectType, row.objectId, row.outcome, row.address, row.entry, src);
    }

    Optional<Stored> byId(UUID id) {
        return sql.first(SELECT + "e.tenant_id = ? and e.id = ?", AuditSql::stored,
                Scope.requireTenant(), id);
    }

    /** @return false if the same was read since then */
    boolean firstReading(String actor, AuditEvent reading, Instant now, Instant since) {
        return sql.update("insert into audit_folded (tenant_id, actor, type, object_id, at) values (?, ?, ?, ?, ?)"
                + " on conflict (tenant_id, actor, type, object_id) do update set at = excluded.at where audit_folded.at < ?",
                Scope.requireTenant(), actor, reading.type, reading.objectId, now, since) == 1;
    }

    /** @param src the keyed hash of the filter's address, or null */
    List<Stored> find(AuditFilter filter, String src, Cursor after, int most) {
        List<Object> values = new ArrayList<>();
        String where = place(filter, src, after, values);
        if (filter.text() == null) {
            values.add(most);
            return sql.list(SELECT + where + NEWEST, AuditSql::stored, values.toArray());
        }
        values.add(WINDOW);
        values.add(filter.text().types().toArray(String[]::new));
        values.add(filter.text().actors().toArray(String[]::new));
        String typed = filter.text().typed().toLowerCase(Locale.ROOT);
        values.add(typed);
        values.add(typed);
        values.add(most);
        return sql.list("select e.* from (select * from audit_trail e where " + where + NEWEST + ") e where " + READABLE + NEWEST,
                AuditSql::stored, values.toArray());
    }

    /** How far one search for a text looks: the last entry that {@link #find} looks at; empty if it reaches the end. */
    Optional<Cursor> reach(AuditFilter filter, String src, Cursor after) {
        List<Object> values = new ArrayList<>();
        String where = place(filter, src, after, values);
        values.add(WINDOW - 1);
        return sql.first("select at, id from audit_trail e where " + where + " order by e.at desc, e.id desc limit 1 offset ?",
                row -> new Cursor(Sql.instant(row, "at"), Sql.uuid(row, "id")), values.toArray());
    }

    private static String place(AuditFilter filter, String src, Cursor after, List<Object> values) {
        StringBuilder where = where(filter, src, values);
        if (after != null) {
            where.append(" and (e.at, e.id) < (?, ?)");
            values.add(after.at());
            values.add(after.id());
        }
        return where.toString();
    }

    /** How many entries match, counted up to a limit. */
    long count(AuditFilter filter, String src, int most) {
        List<Object> values = new ArrayList<>();
        String where = place(filter, src, null, values);
        values.add(most);
        return sql.first("select count(*) from (select 1 from audit_trail e where " + where + " limit ?) found",
                row -> row.getLong(1), values.toArray()).orElse(0L);
    }

    /** The numbers of the newest entries that match and have one. */
    List<Long> numbers(AuditFilter filter, String src, int most) {
        List<Object> values = new ArrayList<>();
        StringBuilder where = where(filter, src, values);
        values.add(most);
        return sql.list("select e.seq from audit_entry e where " + where + NEWEST, row -> row.getLong(1), values.toArray());
    }

    /**
     * How many entries there are of each type, by each actor, and of each outcome in each day or month; one reading for all.
     *
     * @param zone of the days and months
     */
    List<Counted> counts(AuditFilter filter, String src, boolean byMonth, String zone) {
        List<Object> values = new ArrayList<>(List.of(byMonth ? "month" : "day", zone));
        StringBuilder where = where(filter, src, values);
        return sql.list("select type, actor_kind, actor, start, outcome, count(*) as entries from (select e.type, e.actor_kind, e.actor, e.outcome,"
                + " date_trunc(?, e.at at time zone ?)::date as start from audit_trail e where " + where + ") e"
                + " group by grouping sets ((type), (actor_kind, actor), (start, outcome))", row -> new Counted(row.getString("type"),
                row.getString("actor_kind"), row.getString("actor"), row.getObject("start", LocalDate.class), row.getString("outcome"),
                row.getLong("entries")), values.toArray());
    }

    private static StringBuilder where(AuditFilter filter, String src, List<Object> values) {
        StringBuilder where = new StringBuilder("e.tenant_id = ?");
        values.add(Scope.requireTenant());
        and(where, values, "e.at >= ?", filter.from());
        and(where, values, "e.at < ?", filter.to());
        and(where, values, "e.actor = ?", filter.actor());
        and(where, values, "e.object_id = ?", filter.object());
        and(where, values, "e.src = ?", src);
        if (filter.outcome() != null && OUTCOMES.contains(filter.outcome())) {
            // In the text, so that the small index of what was not simply done is used.
            where.append(" and e.outcome = '").append(filter.outcome()).append('\'');
        } else if (filter.outcome() != null) {
            where.append(" and false");
        }
        if (filter.type() != null && filter.type().endsWith(".")) {
            and(where, values, "starts_with(e.type, ?)", filter.type());
        } else {
            and(where, values, "e.type = ?", filter.type());
        }
        return where;
    }

    List<String> types() {
        UUID tenant = Scope.requireTenant();
        // Jumps from kind to kind in the index; a plain distinct would read every entry.
        return sql.list("with recursive kind as (select min(type) as type from audit_trail where tenant_id = ?"
                + " union all select (select min(type) from audit_trail where tenant_id = ? and type > kind.type) from kind where kind.type is not null)"
                + " select type from kind where type is not null order by type", row -> row.getString(1), tenant, tenant);
    }

    private static void and(StringBuilder where, List<Object> values, String condition, Object value) {
        if (value != null) {
            where.append(" and ").append(condition);
            values.add(value);
        }
    }

    Map<UUID, Long> numbersOf(Collection<UUID> entries) {
        Map<UUID, Long> numbers = new HashMap<>();
        sql.list("select id, seq from audit_entry where tenant_id = ? and id = any(?)",
                row -> numbers.put(Sql.uuid(row, "id"), row.getLong("seq")), Scope.requireTenant(),
                entries.toArray(UUID[]::new));
        return numbers;
    }

    private static Stored stored(ResultSet row) throws SQLException {
        return new Stored(Sql.uuid(row, "id"), Sql.instant(row, "at"), row.getString("type"), row.getString("actor_kind"),
                row.getString("actor"), row.getString("object_type"), row.getString("object_id"), row.getString("outcome"),
                row.getBytes("address"), row.getBytes("entry"), row.getObject("seq", Long.class));
    }
}
