package io.entregent.kernel;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Whole days by the clock of the tenant, both included. */
public record Span(LocalDate from, LocalDate to, ZoneId zone) {

    /** More would be a report and no figure to look at. */
    public static final int MOST_DAYS = 366;

    /** So many days are offered to choose from. */
    public static final List<Integer> OFFERED = List.of(1, 7, 30, 90);

    private static final int BY_HOURS = 2;

    /** A day as an address says it; null if it says none. */
    public static LocalDate day(String told) {
        try {
            return told == null || told.isBlank() ? null : LocalDate.parse(told.strip());
        } catch (DateTimeException noDate) {
            return null;
        }
    }

    /** Puts the two in order and within bounds. */
    public static Span of(LocalDate from, LocalDate to, LocalDate today, ZoneId zone) {
        LocalDate end = to == null || to.isAfter(today) ? today : to;
        LocalDate start = from == null ? end.minusDays(29) : from;
        if (start.isAfter(end)) {
            start = end;
        }
        return new Span(start.isBefore(end.minusDays(MOST_DAYS - 1L)) ? end.minusDays(MOST_DAYS - 1L) : start, end, zone);
    }

    public Instant begin() {
        return from.atStartOfDay(zone).toInstant();
    }

    public Instant end() {
        return to.plusDays(1).atStartOfDay(zone).toInstant();
    }

    public long days() {
        return ChronoUnit.DAYS.between(from, to) + 1;
    }

    /** Short spans are shown hour by hour. */
    public boolean byHours() {
        return days() <= BY_HOURS;
    }
}
