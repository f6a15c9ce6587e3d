package io.entregent.inbox.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.entregent.kernel.Zones;
import io.entregent.kernel.faces.SpokenIn;
import io.entregent.kernel.faces.Times;
import io.entregent.kernel.faces.Words;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class LinesTest {

    private static final Instant NOW = Instant.parse("2026-11-22T13:30:00Z");

    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final Words french = new Words(new SpokenIn(Locale.FRENCH));
    private final Lines lines = new Lines(french, new Times(french, new SpokenIn(Locale.FRENCH), () -> Zones.USUAL, clock), clock);

    @Test
    void anOpenWindowSaysHowLong() {
        assertThat(lines.window(NOW.plus(Duration.ofMinutes(21 * 60 + 5)))).isEqualTo("Fenêtre\u00a0: encore 21 h 05");
        assertThat(lines.tone(NOW.plus(Duration.ofHours(21)))).isEqualTo("open");
    }

    @Test
    void underFourHoursItIsClosing() {
        assertThat(lines.window(NOW.plus(Duration.ofMinutes(200)))).isEqualTo("Fenêtre\u00a0: encore 3 h 20");
        assertThat(lines.tone(NOW.plus(Duration.ofMinutes(200)))).isEqualTo("closing");
    }

    @Test
    void afterItOnlyATemplateGoes() {
        assertThat(lines.window(NOW)).isEqualTo("Modèle seulement");
        assertThat(lines.window(null)).isEqualTo("Modèle seulement");
        assertThat(lines.tone(NOW.minusSeconds(1))).isEqualTo("closed");
    }

    @Test
    void toldNumbersOfPagesStayInBounds() {
        assertThat(InboxPage.pages("3", 20)).isEqualTo(3);
        assertThat(InboxPage.pages("999", 20)).isEqualTo(20);
        assertThat(InboxPage.pages("0", 20)).isEqualTo(1);
        assertThat(InboxPage.pages("-1", 20)).isEqualTo(1);
        assertThat(InboxPage.pages(null, 20)).isEqualTo(1);
    }

    @Test
    void kindsNewToUsHaveWords() {
        assertThat(lines.kind("hologram")).isEqualTo("Message d’un type nouveau");
        assertThat(lines.kind("image")).isEqualTo("Photo");
    }
}
