package io.entregent.agency.cockpit;

import io.entregent.access.Access;
import io.entregent.access.Permission;
import io.entregent.agency.Checklist;
import io.entregent.agency.Onboarding;
import io.entregent.agency.Step;
import io.entregent.kernel.db.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** How all tenants of an agency are; of the whole installation for its operator. */
@ApplicationScoped
@Transactional
public class Cockpit {

    static final String SCOPE = "cockpit";
    private static final Duration CLOSING = Duration.ofHours(2);
    private static final Duration OVERLAP = Duration.ofMinutes(2);
    private static final int MOST = 500;

    @Inject
    private CockpitSql sql;

    @Inject
    private Access access;

    @Inject
    private Onboarding onboarding;

    @Inject
    private Clock clock;

    @Inject
    private Cockpit self;

    /** A tenant that cut its agency off is not among them. */
    @Transactional(Transactional.TxType.NEVER)
    public List<Line> lines() {
        access.require(Permission.ONBOARD);
        if (access.may(Permission.OPERATE)) {
            return Scope.system(SCOPE).call(self::all);
        }
        List<UUID> agencies = access.agenciesOf(access.userId());
        return Scope.system(SCOPE).call(() -> self.ofAgencies(agencies));
    }

    /** For {@link #lines} only: shows whatever the scope shows. */
    public List<Line> all() {
        return sql.all();
    }

    /** As {@link #all}. */
    public List<Line> ofAgencies(List<UUID> agencies) {
        return sql.ofAgencies(agencies);
    }

    /** In the scope "cockpit". */
    public List<UUID> stale(Duration age) {
        return sql.olderThan(clock.instant().minus(age), MOST);
    }

    /** Counts the current tenant's figures anew. */
    public void refresh() {
        Checklist checklist = onboarding.gather();
        Step next = checklist.next();
        Instant now = clock.instant();
        // What came while the last refresh was under way is found by the next one.
        Instant recent = sql.refreshedAt().map(last -> last.minus(OVERLAP)).orElse(Instant.EPOCH);
        sql.refresh((int) checklist.open(), next == null ? null : next.code(), now, now.plus(CLOSING), recent);
    }

    /** Whether it is this node's turn to ask Meta about the current tenant's numbers; then nobody else will, until the next time. */
    public boolean claimLook(Duration until) {
        Instant now = clock.instant();
        return sql.claimLook(now, now.plus(until));
    }

    /** A failure is looked at again soon: one alone is no alarm. */
    public void lookAgain(Duration after) {
        sql.lookAgain(clock.instant().plus(after));
    }
}
