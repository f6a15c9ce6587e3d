package io.entregent.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class SpanTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-26");
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @Test
    void isThirtyDaysUnlessToldOtherwise() {
        assertThat(Span.of(null, null, TODAY, PARIS)).isEqualTo(new Span(LocalDate.parse("2026-10-28"), TODAY, PARIS));
    }

    @Test
    void neverEndsInTheFutureNorBeginsAfterItsEndNorLastsLongerThanAYear() {
        assertThat(Span.of(TODAY.plusDays(3), TODAY.plusDays(9), TODAY, PARIS)).isEqualTo(new Span(TODAY, TODAY, PARIS));
        assertThat(Span.of(TODAY, TODAY.minusDays(1), TODAY, PARIS)).isEqualTo(new Span(TODAY.minusDays(1), TODAY.minusDays(1), PARIS));
        assertThat(Span.of(LocalDate.parse("2000-01-01"), TODAY, TODAY, PARIS).days()).isEqualTo(Span.MOST_DAYS);
    }

    @Test
    void aDayThatIsNoneIsNotAskedFor() {
        assertThat(Span.day(" 2026-11-26 ")).isEqualTo(TODAY);
        assertThat(Span.day("2026-02-30")).isNull();
        assertThat(Span.day("")).isNull();
        assertThat(Span.day(null)).isNull();
    }

    @Test
    void coversWholeDaysOfTheTenantAlsoWhenTheClockChanges() {
        Span autumn = day("2026-10-25", PARIS);
        assertThat(autumn.begin()).isEqualTo(Instant.parse("2026-10-24T22:00:00Z"));
        assertThat(autumn.end()).isEqualTo(Instant.parse("2026-10-25T23:00:00Z"));
        assertThat(autumn.byHours()).isTrue();
        Span spring = day("2026-03-29", PARIS);
        assertThat(Duration.between(spring.begin(), spring.end())).isEqualTo(Duration.ofHours(23));
    }

    @Test
    void aDayOfAnotherTenantIsAnother() {
        assertThat(day("2026-11-26", ZoneId.of("Indian/Reunion")).begin()).isEqualTo(Instant.parse("2026-11-25T20:00:00Z"));
        assertThat(day("2026-11-26", ZoneId.of("America/Martinique")).begin()).isEqualTo(Instant.parse("2026-11-26T04:00:00Z"));
    }

    private static Span day(String day, ZoneId zone) {
        return new Span(LocalDate.parse(day), LocalDate.parse(day), zone);
    }
}
