package io.entregent.dashboard;

import io.entregent.dashboard.Overview.Slice;
import io.entregent.kernel.Span;
import io.entregent.kernel.db.Scope;
import io.entregent.kernel.db.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Reads the figures of the current tenant. Every statement names it, on top of the policies. */
@ApplicationScoped
class DashboardSql {

    /** @param days null until the days were counted once */
    record State(Instant decided, LocalDate days, Instant refreshed) {
    }

    /** One statement, so that what moves from the young to the counted in between is neither missed nor counted twice. */
    static final String DECISIONS = """
            with reach as materialized (
              select coalesce((select decided_until from figure_state where tenant_id = ?), '-infinity') as until),
            parts as (
              select h.hour, h.verdict, h.code, h.n from decision_hour h
              where h.tenant_id = ? and h.hour >= ? and h.hour < ? and h.hour < (select until from reach)
              union all
              select date_trunc('hour', d.at), d.verdict, coalesce(d.code, ''), count(*) from decision d
              where d.tenant_id = ? and d.at >= greatest((select until from reach), ?) and d.at < ? group by 1, 2, 3)
            select date_trunc(?, hour at time zone ?) at time zone ? as start, verdict, code, sum(n) as n from parts
            group by 1, 2, 3 order by 1""";

    @Inject
    private Sql sql;

    List<Slice> decisions(Span span) {
        UUID tenant = Scope.requireTenant();
        String zone = span.zone().getId();
        return sql.list(DECISIONS, row -> new Slice(Sql.instant(row, "start"), row.getString("verdict"), row.getString("code"), row.getLong("n")),
                tenant, tenant, span.begin(), span.end(), tenant, span.begin(), span.end(), span.byHours() ? "hour" : "day", zone, zone);
    }

    Map<LocalDate, Map<String, Long>> days(Span span) {
        Map<LocalDate, Map<String, Long>> days = new LinkedHashMap<>();
        sql.list("select day, name, n from figure_day where tenant_id = ? and day between ? and ? order by day", row ->
                days.computeIfAbsent(row.getObject("day", LocalDate.class), day -> new HashMap<>()).put(row.getString("name"), row.getLong("n")),
                Scope.requireTenant(), span.from(), span.to());
        return days;
    }

    Map<String, Long> templates() {
        return counts("select quality, count(*) from template where tenant_id = ? and status = 'APPROVED' group by 1");
    }

    Map<String, Long> waiting() {
        return counts("select severity, count(*) from violation where tenant_id = ? and state in ('open', 'escalated') group by 1");
    }

    private Map<String, Long> counts(String query) {
        Map<String, Long> counts = new HashMap<>();
        sql.list(query, row -> counts.put(row.getString(1), row.getLong(2)), Scope.requireTenant());
        return counts;
    }

    long paused() {
        return number("select count(*) from template where tenant_id = ? and status in ('PAUSED', 'DISABLED')", Scope.requireTenant());
    }

    long reviews() {
        return number("select count(*) from template_version where tenant_id = ? and state = 'IN_REVIEW'", Scope.requireTenant());
    }

    long lapsing(Instant now, Instant until) {
        return number("select count(*) from conversation c where c.tenant_id = ? and c.state = 'open' and c.window_expires_at > ?"
                + " and c.window_expires_at <= ? and not exists (select 1 from message m where m.tenant_id = c.tenant_id"
                + " and m.conversation_id = c.id and m.direction = 'out' and m.author is not null and m.status <> 'failed'"
                + " and m.placed_at > c.last_inbound_at)",
                Scope.requireTenant(), now, until);
    }

    private long number(String query, Object... values) {
        return sql.first(query, row -> row.getLong(1), values).orElse(0L);
    }

    List<Overview.Number> numbers() {
        return sql.list("select a.display_name, coalesce(h.quality, 'UNKNOWN') as quality, coalesce(h.message_limit, '') as message_limit,"
                + " coalesce(h.throughput, '') as throughput from channel_account a left join channel_health h on h.tenant_id = a.tenant_id"
                + " and h.account_id = a.id where a.tenant_id = ? order by a.connected_at, a.id", row -> new Overview.Number(
                row.getString("display_name"), row.getString("quality"), row.getString("message_limit"), row.getString("throughput")),
                Scope.requireTenant());
    }

    Optional<State> state() {
        return sql.first("select decided_until, days_until, refreshed_at from figure_state where tenant_id = ?", row -> new State(
                Sql.instant(row, "decided_until"), row.getObject("days_until", LocalDate.class), Sql.instant(row, "refreshed_at")),
                Scope.requireTenant());
    }
}
