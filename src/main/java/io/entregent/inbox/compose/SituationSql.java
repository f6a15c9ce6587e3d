package io.entregent.inbox.compose;

import io.entregent.kernel.db.Scope;
import io.entregent.kernel.db.Sql;
import io.entregent.policy.Situation.Count;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What was sent already, and what the tenant is, as far as the gate asks. */
@ApplicationScoped
public class SituationSql {

    private static final Duration DAY = Duration.ofHours(24);
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration PAIR = Duration.ofSeconds(270);
    private static final Duration API = Duration.ofMinutes(5);
    /** More than are ever on their way at once. */
    private static final int CLOSE = 100;
    private static final String TAKEN = " m.direction = 'out' and m.status in ('sending', 'unknown', 'accepted', 'sent', 'delivered', 'read')";

    /** @param locked when the platform last refused marketing for this person (131049), or null */
    record Person(Count pair, Count marketing, Instant locked) {

        static final Person STRANGER = new Person(Count.NONE, Count.NONE, null);
    }

    @Inject
    private Sql sql;

    /** The platform's own word: TIER_250, TIER_2K, … */
    Optional<String> tier(UUID account) {
        return sql.first("select message_limit from channel_health where tenant_id = ? and account_id = ?", row -> row.getString(1),
                Scope.requireTenant(), account);
    }

    /** Nothing waits for longer than a week, so what was sent lately was not written before. */
    Person person(UUID contact, UUID account, String purpose, Instant now) {
        String marketing = " filter (where" + TAKEN + " and m.template is not null and m.purpose = ?)";
        return sql.first("select count(*) filter (where m.sent_at > ?), min(m.sent_at) filter (where m.sent_at > ?),"
                        + " count(*)" + marketing + ", min(m.placed_at)" + marketing + ", max(m.status_at) filter (where m.error_code = '131049')"
                        + " from conversation c join message m on m.tenant_id = c.tenant_id and m.conversation_id = c.id"
                        + " where c.tenant_id = ? and c.contact_id = ? and c.account_id = ? and m.placed_at > ?",
                row -> new Person(count(row, 1), count(row, 3), row.getTimestamp(5) == null ? null : row.getTimestamp(5).toInstant()),
                now.minus(PAIR), now.minus(PAIR), purpose, purpose, Scope.requireTenant(), contact, account, now.minus(WEEK))
                .orElse(Person.STRANGER);
    }

    boolean reached(UUID contact, Instant now) {
        return sql.first("select 1 from reach where tenant_id = ? and contact_id = ? and at > ?", row -> 1, Scope.requireTenant(), contact,
                now.minus(DAY)).isPresent();
    }

    Count own(Instant now) {
        return sql.first("select count(*), min(at) from reach where tenant_id = ? and at > ?", row -> count(row, 1),
                Scope.requireTenant(), now.minus(DAY)).orElse(Count.NONE);
    }

    /**
     * By all tenants whose numbers share the account's portfolio. Close to the limit one transaction waits for the other,
     * so that two at once do not both take the last place.
     */
    Count portfolio(UUID account, int tier, Instant now) {
        Count seen = shared(account, now);
        if (seen.used() >= tier || seen.used() < tier - CLOSE) {
            return seen;
        }
        sql.first("select portfolio_turn(?)", row -> 1, account);
        return shared(account, now);
    }

    private Count shared(UUID account, Instant now) {
        return sql.first("select n, oldest from portfolio_reach(?, ?)", row -> count(row, 1), account, now.minus(DAY)).orElse(Count.NONE);
    }

    Count refusedCalls(Instant now) {
        return sql.first("select count(*), min(status_at) from message where tenant_id = ? and error_code in ('4', '80007')"
                + " and status_at > ?", row -> count(row, 1), Scope.requireTenant(), now.minus(API)).orElse(Count.NONE);
    }

    public void reach(UUID contact, Instant now) {
        sql.update("insert into reach (tenant_id, contact_id, at) values (?, ?, ?) on conflict (tenant_id, contact_id)"
                + " do update set at = excluded.at where reach.at <= ?", Scope.requireTenant(), contact, now, now.minus(DAY));
    }

    private static Count count(ResultSet row, int column) throws SQLException {
        return row.getInt(column) == 0 ? Count.NONE : new Count(row.getInt(column), row.getTimestamp(column + 1).toInstant());
    }
}
