package io.entregent.consent.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A day in a file is a day of the tenant's. */
class ImportRowTest {

    /** Shortly after midnight on Réunion; in Paris it is still the evening before. */
    private static final Instant NOW = Instant.parse("2026-11-26T20:30:00Z");
    private static final Map<String, String> TODAY = Map.of("phone", "+33612000001", "date", "2026-11-27", "source", "Salon", "wording", "news");

    @Test
    void theTenantsTodayIsNoDayToCome() {
        assertThat(ImportRow.of(TODAY, null, ZoneId.of("Indian/Reunion"), NOW).given()).isEqualTo("2026-11-26T20:00:00Z");
    }

    @Test
    void aDayThatHasNotBegunWhereTheTenantIsIsRefused() {
        assertThatThrownBy(() -> ImportRow.of(TODAY, null, ZoneId.of("Europe/Paris"), NOW)).hasMessage("import.date");
    }
}
