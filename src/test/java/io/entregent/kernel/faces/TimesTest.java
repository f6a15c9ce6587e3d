package io.entregent.kernel.faces;

import static org.assertj.core.api.Assertions.assertThat;

import io.entregent.kernel.Zones;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class TimesTest {

    /** 14:30 in Paris. */
    private static final Instant NOW = Instant.parse("2026-11-22T13:30:00Z");

    private final Times french = times(Locale.FRENCH);
    private final Times english = times(Locale.ENGLISH);

    private static Times times(Locale locale) {
        Language language = new SpokenIn(locale);
        return new Times(new Words(language), language, () -> Zones.USUAL, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @Test
    void agesGrowFromNowToADate() {
        assertThat(french.age(NOW.minusSeconds(20))).isEqualTo("à l’instant");
        assertThat(french.age(NOW.minusSeconds(5 * 60))).isEqualTo("5 min");
        assertThat(french.age(NOW.minus(Duration.ofHours(3)))).isEqualTo("3 h");
        assertThat(french.age(NOW.minus(Duration.ofHours(20)))).isEqualTo("hier");
        assertThat(english.age(NOW.minus(Duration.ofHours(20)))).isEqualTo("yesterday");
        assertThat(english.age(NOW.minus(Duration.ofDays(10)))).isEqualTo("12 Nov");
    }

    @Test
    void aDayBeginsAtMidnightInParis() {
        assertThat(french.heading(Instant.parse("2026-11-21T23:10:00Z"))).isEqualTo("Aujourd’hui");
        assertThat(french.heading(Instant.parse("2026-11-21T22:50:00Z"))).isEqualTo("Hier");
    }

    @Test
    void aDateNamesTheDayBeforeTheMonth() {
        assertThat(english.date(LocalDate.of(2018, 5, 25))).isEqualTo("25 May 2018");
        assertThat(french.date(LocalDate.of(2018, 5, 25))).isEqualTo("25 mai 2018");
        assertThat(french.date(LocalDate.of(2026, 1, 1))).isEqualTo("1er janvier 2026");
        assertThat(french.date(LocalDate.of(2026, 1, 31))).isEqualTo("31 janvier 2026");
        assertThat(french.heading(Instant.parse("2026-11-01T12:00:00Z"))).isEqualTo("dimanche 1er novembre 2026");
    }

    @Test
    void aLengthIsNeverRoundedUp() {
        assertThat(french.length(Duration.ofMinutes(200).plusSeconds(59))).isEqualTo("3 h 20");
        assertThat(french.length(Duration.ofMinutes(125))).isEqualTo("2 h 05");
        assertThat(french.length(Duration.ofHours(2))).isEqualTo("2 h");
        assertThat(french.length(Duration.ofSeconds(59))).isEqualTo("moins d’1 min");
        assertThat(english.length(Duration.ofMinutes(1437))).isEqualTo("23 h 57 min");
        assertThat(english.length(Duration.ofSeconds(-5))).isEqualTo("under 1 min");
    }
}
