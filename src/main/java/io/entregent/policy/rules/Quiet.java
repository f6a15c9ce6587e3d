package io.entregent.policy.rules;

import io.entregent.policy.Facts;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;

/** Times at which people are left alone. */
final class Quiet {

    private static final int STEPS = 20;

    private Quiet() {
    }

    /** An answer inside an open window is never held: the person is awake. */
    static Finding check(Facts facts, Rule rule) {
        if (facts.windowOpen()) {
            return Finding.NOT_APPLICABLE;
        }
        ZoneId zone = facts.situation().sender().zone();
        ZonedDateTime at = facts.now().atZone(zone);
        ZonedDateTime end = at;
        for (int i = 0; i < STEPS && quiet(end, rule.given()); i++) {
            end = rule.given().days().contains(end.getDayOfWeek())
                    ? end.toLocalDate().plusDays(1).atStartOfDay(zone) : endOfHours(end, rule.given().to());
        }
        if (quiet(end, rule.given())) {
            return Finding.REFUSED;
        }
        return end.equals(at) ? Finding.PASSED : Finding.holdUntil(end.toInstant());
    }

    private static boolean quiet(ZonedDateTime at, Given given) {
        if (given.days().contains(at.getDayOfWeek())) {
            return true;
        }
        if (given.from() == null || given.to() == null || given.from().equals(given.to())) {
            return false;
        }
        LocalTime time = at.toLocalTime();
        boolean overnight = given.from().isAfter(given.to());
        return overnight ? !time.isBefore(given.from()) || time.isBefore(given.to())
                : !time.isBefore(given.from()) && time.isBefore(given.to());
    }

    private static ZonedDateTime endOfHours(ZonedDateTime at, LocalTime to) {
        ZonedDateTime today = on(at.toLocalDate(), to, at.getZone());
        // Where the clocks go back, the same time comes twice.
        ZonedDateTime again = today.withLaterOffsetAtOverlap();
        return today.isAfter(at) ? today : again.isAfter(at) ? again : on(at.toLocalDate().plusDays(1), to, at.getZone());
    }

    /** A time that the clocks leap over comes when they leap. */
    private static ZonedDateTime on(LocalDate day, LocalTime to, ZoneId zone) {
        ZoneOffsetTransition leap = zone.getRules().getTransition(day.atTime(to));
        return leap != null && leap.isGap() ? leap.getInstant().atZone(zone) : day.atTime(to).atZone(zone);
    }
}
