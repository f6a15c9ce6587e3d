package io.entregent.template.platform;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Meta's limits for templates, as it documents them (template management, 2026-05): an approved template is edited once
 * in 24 hours and ten times in 30 days; 100 are created per hour.
 */
final class Limits {

    static final int CREATIONS = 100;
    static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration MONTH = Duration.ofDays(30);
    private static final int EDITS = 10;

    private Limits() {
    }

    /**
     * @param edits oldest first
     * @return when the next edit of an approved template is allowed, if not now
     */
    static Optional<Instant> edit(List<Instant> edits, Instant now) {
        List<Instant> month = edits.stream().filter(at -> at.isAfter(now.minus(MONTH))).toList();
        if (month.isEmpty()) {
            return Optional.empty();
        }
        Instant afterLast = month.get(month.size() - 1).plus(DAY);
        Instant afterTenth = month.size() < EDITS ? now : month.get(month.size() - EDITS).plus(MONTH);
        Instant next = afterLast.isAfter(afterTenth) ? afterLast : afterTenth;
        return next.isAfter(now) ? Optional.of(next) : Optional.empty();
    }

    /** @param creations of the last hour, oldest first */
    static Optional<Instant> creation(List<Instant> creations, Instant now) {
        return creations.size() < CREATIONS ? Optional.empty()
                : Optional.of(creations.get(creations.size() - CREATIONS).plus(HOUR)).filter(next -> next.isAfter(now));
    }
}
