package io.entregent.agency.cockpit;

import io.entregent.agency.Checklist;
import io.entregent.kernel.db.Scope;
import io.entregent.kernel.db.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Gathers a tenant's figures in its own scope; reads all of them in the scope "cockpit" (policies cockpit_reads, V0081 and V0260). */
@ApplicationScoped
class CockpitSql {

    private static final String LINES = """
            select t.slug, t.name, t.vertical, a.name as agency, h.number, h.expires_at, coalesce(h.fields, 0) as fields,
                   coalesce(h.fields_of, 0) as fields_of, coalesce(h.subscribed, true) as subscribed, coalesce(h.quality, '') as quality,
                   coalesce(h.message_limit, '') as message_limit, coalesce(h.throughput, '') as throughput,
                   case when h.failures >= 2 then h.trouble end as trouble, c.steps_open, c.next_step,
                   coalesce(c.reviews, 0) as reviews, coalesce(c.paused, 0) as paused, coalesce(c.violations, 0) as violations,
                   coalesce(c.closing, 0) as closing, c.last_event, c.refreshed_at, coalesce(h.missing, '{}') as missing,
                   coalesce(h.in_review, false) as in_review, coalesce(c.gap_seconds, 0) as gap_seconds, h.last_heard, h.checked_at,
                   coalesce(c.allowed, 0) as allowed, coalesce(c.refused, 0) as refused, coalesce(c.held, 0) as held,
                   (select reach from account_restriction r where r.tenant_id = t.id and r.lifted_at is null and (r.until is null or r.until > now())
                    order by array_position(array['all', 'first', 'marketing'], reach) limit 1) as restricted
            from tenant t
            left join agency a on a.id = t.agency_id
            left join cockpit c on c.tenant_id = t.id
            left join channel_health h on h.tenant_id = t.id and not h.gone
            where t.left_at is null
            """;

    private static final Duration WEEK = Duration.ofDays(7);

    @Inject
    private Sql sql;

    /** In the scope "cockpit". */
    List<Line> ofAgencies(Collection<UUID> agencies) {
        return sql.list(LINES + "and t.agency_id = any (?) order by t.name, h.number", CockpitSql::line, (Object) agencies.toArray(UUID[]::new));
    }

    /** In the scope "cockpit". */
    List<Line> all() {
        return sql.list(LINES + "and t.slug <> 'isolation-probe' order by t.name, h.number", CockpitSql::line);
    }

    /** In the scope "cockpit": whose figures are older than that, oldest first. */
    List<UUID> olderThan(Instant moment, int most) {
        return sql.list("""
                select t.id from tenant t left join cockpit c on c.tenant_id = t.id
                where t.left_at is null and (c.refreshed_at is null or c.refreshed_at < ?) order by c.refreshed_at nulls first, t.id limit ?""",
                row -> Sql.uuid(row, "id"), moment, most);
    }

    /** @return false if another node looks at the current tenant's numbers, or they were looked at already */
    boolean claimLook(Instant now, Instant next) {
        return sql.update("update cockpit set next_look_at = ? where next_look_at is null or next_look_at <= ?", next, now) == 1;
    }

    void lookAgain(Instant at) {
        sql.update("update cockpit set next_look_at = ?", at);
    }

    /**
     * Counts what lies open, and follows the events: one since the last refresh is found among the newest rows of the
     * journal, however long that is, and the longest silence between two is forgotten slowly.
     */
    void refresh(int stepsOpen, String nextStep, Instant now, Instant soon, Instant recent) {
        UUID tenant = Scope.requireTenant();
        Instant week = now.minus(WEEK).truncatedTo(ChronoUnit.HOURS);
        sql.update("""
                insert into cockpit (tenant_id, steps_open, next_step, members, reviews, paused, violations, closing, last_event, refreshed_at,
                    allowed, refused, held)
                with reach as materialized (select coalesce(max(decided_until), '-infinity') as until from figure_state where tenant_id = ?),
                decided as materialized (
                  select verdict, n from decision_hour where tenant_id = ? and hour >= ? and hour < (select until from reach)
                  union all
                  select verdict, count(*) from decision where tenant_id = ? and at >= greatest((select until from reach), ?) group by verdict)
                select ?, ?, ?, (select count(*) from membership where roles <> '{}'),
                       (select count(*) from template_version where state = 'IN_REVIEW'),
                       (select count(*) from template where status = 'PAUSED'),
                       (select count(*) from violation where state in ('open', 'escalated')),
                       (select count(*) from conversation where state = 'open' and unread > 0 and window_expires_at between ? and ?),
                       (select max(received_at) from webhook_journal where received_at > ?), ?,
                       (select coalesce(sum(n), 0) from decided where verdict = 'allow'),
                       (select coalesce(sum(n), 0) from decided where verdict = 'refuse'),
                       (select coalesce(sum(n), 0) from decided where verdict = 'hold')
                on conflict (tenant_id) do update set steps_open = excluded.steps_open, next_step = excluded.next_step,
                    members = excluded.members, reviews = excluded.reviews, paused = excluded.paused,
                    violations = excluded.violations, closing = excluded.closing,
                    gap_seconds = case when excluded.last_event > cockpit.last_event then greatest(
                        extract(epoch from excluded.last_event - cockpit.last_event)::bigint, cockpit.gap_seconds - cockpit.gap_seconds / 1000)
                        else cockpit.gap_seconds end,
                    last_event = greatest(cockpit.last_event, excluded.last_event), refreshed_at = excluded.refreshed_at,
                    allowed = excluded.allowed, refused = excluded.refused, held = excluded.held""",
                tenant, tenant, week, tenant, week, tenant, stepsOpen, nextStep, now, soon, recent, now);
    }

    /** In the current tenant's scope. */
    Optional<Instant> refreshedAt() {
        return sql.first("select refreshed_at from cockpit", row -> Sql.instant(row, "refreshed_at"));
    }

    /** A client that was made a moment ago is not one with which all is well. */
    private static int stepsOpen(ResultSet row) throws SQLException {
        int counted = row.getInt("steps_open");
        return row.wasNull() ? Checklist.STEPS : counted;
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(row.getString("slug"), row.getString("name"), row.getString("vertical"), row.getString("agency"),
                row.getString("number"), Sql.instant(row, "expires_at"), row.getInt("fields"), row.getInt("fields_of"),
                row.getBoolean("subscribed"), row.getString("quality"), row.getString("message_limit"), row.getString("throughput"),
                row.getString("trouble"), stepsOpen(row), row.getString("next_step"), row.getInt("reviews"),
                row.getInt("paused"), row.getInt("violations"), row.getInt("closing"), Sql.instant(row, "last_event"),
                Duration.ofSeconds(row.getLong("gap_seconds")), Sql.instant(row, "last_heard"), List.of((String[]) row.getArray("missing").getArray()),
                row.getBoolean("in_review"), Sql.instant(row, "checked_at"), new Line.Standing(row.getLong("allowed"), row.getLong("refused"),
                row.getLong("held"), row.getString("restricted")));
    }

    /**
     * A limit that the platform told of; whoever looked later knows better.
     *
     * @param at or null: now
     */
    void limited(String business, String tier, Instant at) {
        sql.update("update channel_health h set message_limit = ? from channel_account a where h.tenant_id = ? and a.tenant_id = h.tenant_id"
                + " and a.id = h.account_id and a.business_id = ? and h.checked_at <= coalesce(?::timestamptz, 'infinity')", tier,
                Scope.requireTenant(), business, at);
    }
}
