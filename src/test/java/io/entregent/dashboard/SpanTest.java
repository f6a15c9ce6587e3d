package io.entregent.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class SpanTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-26");

    @Test
    void isThirtyDaysUnlessToldOtherwise() {
        assertThat(Span.of(null, null, TODAY)).isEqualTo(new Span(LocalDate.parse("2026-10-28"), TODAY));
    }

    @Test
    void neverEndsInTheFutureNorBeginsAfterItsEndNorLastsLongerThanAYear() {
        assertThat(Span.of(TODAY.plusDays(3), TODAY.plusDays(9), TODAY)).isEqualTo(new Span(TODAY, TODAY));
        assertThat(Span.of(TODAY, TODAY.minusDays(1), TODAY)).isEqualTo(new Span(TODAY.minusDays(1), TODAY.minusDays(1)));
        assertThat(Span.of(LocalDate.parse("2000-01-01"), TODAY, TODAY).days()).isEqualTo(Span.MOST_DAYS);
    }

    @Test
    void coversWholeDaysOfTheTenantsAlsoWhenTheClockChanges() {
        Span span = new Span(LocalDate.parse("2026-10-25"), LocalDate.parse("2026-10-25"));
        assertThat(span.begin()).isEqualTo(Instant.parse("2026-10-24T22:00:00Z"));
        assertThat(span.end()).isEqualTo(Instant.parse("2026-10-25T23:00:00Z"));
        assertThat(span.byHours()).isTrue();
    }
}
