package io.entregent.dashboard.count;

import io.entregent.kernel.db.Scope;
import io.entregent.kernel.db.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Counts the current tenant's rows of an hour or a day. Counting again gives the same and changes nothing. */
@ApplicationScoped
class CountSql {

    /**
     * Unanswered is what nobody answered before the window was over, or not yet; what answers by itself is nobody. A yes
     * that waits for its confirmation is only asked for: confirmed, it would count twice.
     */
    private static final String DAY = """
            with heard as (
              select distinct on (conversation_id) conversation_id, at, placed_at from message
              where tenant_id = ? and direction = 'in' and created_at >= ? and created_at < ?
              order by conversation_id, placed_at desc),
            judged as (
              select h.at, exists (select 1 from message o where o.tenant_id = ? and o.conversation_id = h.conversation_id
                and o.direction = 'out' and o.author is not null and o.status <> 'failed' and o.placed_at > h.placed_at
                and o.created_at < h.at + interval '24 hours') as answered from heard h)
            insert into figure_day (tenant_id, day, name, n)
            select ?, ?, name, n from (
              select 'answered' as name, count(*) filter (where answered) as n from judged
              union all select 'lapsed', count(*) filter (where not answered and at + interval '24 hours' <= ?) from judged
              union all select 'waiting', count(*) filter (where not answered and at + interval '24 hours' > ?) from judged
              union all select case when direction = 'in' then 'inbound' else 'outbound' end, count(*) from message
                where tenant_id = ? and created_at >= ? and created_at < ? group by direction
              union all select 'reached', count(distinct m.conversation_id) from message m
                where m.tenant_id = ? and m.direction = 'out' and m.template is not null and m.status <> 'failed'
                and m.created_at >= ? and m.created_at < ?
              union all select case when type in ('given', 'confirmed', 'renewed') then 'optin' else 'optout' end, count(*) from consent_event
                where tenant_id = ? and at >= ? and at < ? and not awaits_confirmation and type in ('given', 'confirmed', 'renewed', 'withdrawn', 'refused', 'objected')
                group by 1) counted
            on conflict (tenant_id, day, name) do update set n = excluded.n where figure_day.n is distinct from excluded.n""";

    /**
     * @param days null until they were counted once
     * @param zone by which they were
     */
    record State(Instant decided, LocalDate days, String zone) {
    }

    @Inject
    private Sql sql;

    /** In the scope "figures": who was counted last before then; or never. */
    List<UUID> olderThan(Instant moment) {
        return sql.list("select t.id from tenant t left join figure_state s on s.tenant_id = t.id where s.refreshed_at is null or"
                + " s.refreshed_at < ? order by s.refreshed_at nulls first, t.id", row -> Sql.uuid(row, "id"), moment);
    }

    /** Held until the transaction ends: two nodes count one after the other. */
    Optional<State> locked() {
        return sql.first("select decided_until, days_until, zone from figure_state where tenant_id = ? for update",
                row -> new State(Sql.instant(row, "decided_until"), row.getObject("days_until", LocalDate.class), row.getString("zone")), Scope.requireTenant());
    }

    Optional<Instant> firstDecision() {
        return sql.first("select at from decision where tenant_id = ? order by at limit 1", row -> Sql.instant(row, "at"), Scope.requireTenant());
    }

    void hours(Instant from, Instant until) {
        sql.update("insert into decision_hour (tenant_id, hour, verdict, code, n) select tenant_id, date_trunc('hour', at), verdict,"
                + " coalesce(code, ''), count(*) from decision where tenant_id = ? and at >= ? and at < ? group by 1, 2, 3, 4"
                + " on conflict (tenant_id, hour, verdict, code) do update set n = excluded.n", Scope.requireTenant(), from, until);
    }

    /** What is counted anew by another clock may no longer be there on that day. */
    void clear(LocalDate from) {
        sql.update("update figure_day set n = 0 where tenant_id = ? and day >= ?", Scope.requireTenant(), from);
    }

    void day(LocalDate day, ZoneId zone, Instant now) {
        UUID tenant = Scope.requireTenant();
        Instant from = day.atStartOfDay(zone).toInstant();
        Instant to = day.plusDays(1).atStartOfDay(zone).toInstant();
        sql.update(DAY, tenant, from, to, tenant, tenant, day, now, now, tenant, from, to, tenant, from, to, tenant, from, to);
    }

    void counted(Instant decided, LocalDate days, ZoneId zone, Instant now) {
        sql.update("insert into figure_state (tenant_id, decided_until, days_until, zone, refreshed_at) values (?, ?, ?, ?, ?)"
                + " on conflict (tenant_id) do update set decided_until = excluded.decided_until, days_until = excluded.days_until,"
                + " zone = excluded.zone, refreshed_at = excluded.refreshed_at", Scope.requireTenant(), decided, days, zone.getId(), now);
    }
}
