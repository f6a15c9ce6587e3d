package io.entregent.violation;

import io.entregent.policy.Restrictions;
import io.entregent.policy.Situation.Reach;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;

/** How people take a number's messages, as the platform rates it: from low quality on, nobody gets marketing from it. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class NumberQuality {

    static final String REASON = "QUALITY_RED";

    private static final String LOW = "RED";
    private static final String UNKNOWN = "UNKNOWN";

    @Inject
    private Reports reports;

    @Inject
    private Restrictions restrictions;

    @Inject
    private Clock clock;

    /**
     * For other rooms, each time they asked. Reported once a day.
     *
     * @param number  the platform's own id of it
     * @param quality the platform's word; what it does not know changes nothing
     */
    public void told(UUID account, String number, String quality) {
        Instant now = clock.instant();
        boolean paused = restrictions.active().stream().anyMatch(one -> account.equals(one.account()) && REASON.equals(one.reason()));
        if (LOW.equals(quality)) {
            reports.add(Report.of(Source.ACCOUNT, "platform." + REASON, Severity.HIGH, "quality " + account + " "
                    + LocalDate.ofInstant(now, ZoneOffset.UTC)).at(new Report.Place(null, null, "account", number)));
            if (!paused) {
                restrictions.impose(account, Reach.MARKETING, REASON, now, null);
            }
        } else if (paused && !UNKNOWN.equals(quality)) {
            restrictions.lift(account, REASON, now);
        }
    }
}
