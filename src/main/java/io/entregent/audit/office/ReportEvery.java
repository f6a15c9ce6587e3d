package io.entregent.audit.office;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;

/** How often a report goes out, and over which whole days. Weeks begin on Monday (ISO 8601). */
public enum ReportEvery {

    DAY, WEEK, MONTH;

    /** The first day after the last whole period. */
    LocalDate end(LocalDate today) {
        return switch (this) {
            case DAY -> today;
            case WEEK -> today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> today.withDayOfMonth(1);
        };
    }

    /** The first day of the last whole period. */
    LocalDate begin(LocalDate today) {
        return plus(end(today), -1);
    }

    /** The day after the period in which today is: then it can be told whole. */
    LocalDate next(LocalDate today) {
        return plus(end(today), 1);
    }

    private LocalDate plus(LocalDate day, int periods) {
        return switch (this) {
            case DAY -> day.plusDays(periods);
            case WEEK -> day.plusWeeks(periods);
            case MONTH -> day.plusMonths(periods);
        };
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ReportEvery of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
