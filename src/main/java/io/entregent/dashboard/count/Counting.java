package io.entregent.dashboard.count;

import io.entregent.kernel.Zones;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** One tenant's figures, in one commit. */
@ApplicationScoped
@Transactional
public class Counting {

    static final String SCOPE = "figures";
    /** Longer than any transaction may last (300 s): what was decided before is committed, or never will be. */
    private static final Duration SETTLED = Duration.ofMinutes(10);
    /** A window that began on a day ends on the next. */
    private static final int OPEN_DAYS = 2;
    private static final int FIRST_DAYS = 90;

    @Inject
    private CountSql sql;

    @Inject
    private Zones zones;

    @Inject
    private Clock clock;

    /** In the scope "figures". */
    public List<UUID> stale(Duration age) {
        return sql.olderThan(clock.instant().minus(age));
    }

    public void count() {
        Instant now = clock.instant();
        ZoneId zone = zones.current();
        LocalDate today = LocalDate.ofInstant(now, zone);
        CountSql.State before = sql.locked().orElse(null);
        Instant until = now.minus(SETTLED).truncatedTo(ChronoUnit.HOURS);
        Instant from = before == null ? sql.firstDecision().map(first -> first.truncatedTo(ChronoUnit.HOURS)).orElse(until) : before.decided();
        if (from.isBefore(until)) {
            sql.hours(from, until);
        }
        boolean anew = before == null || before.days() == null || !before.zone().equals(zone.getId());
        LocalDate first = anew ? today.minusDays(FIRST_DAYS) : before.days().minusDays(OPEN_DAYS);
        if (anew) {
            sql.clear(first);
        }
        first.datesUntil(today.plusDays(1)).forEach(day -> sql.day(day, zone, now));
        sql.counted(from.isBefore(until) ? until : from, today, zone, now);
    }
}
