package io.entregent.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import io.entregent.kernel.Zones;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class TenantZonesTest {

    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

    @Test
    void aClientBeginsByTheClockOfItsCountry() {
        assertThat(TenantZones.of("FR", NOW)).isEqualTo(Zones.USUAL);
        assertThat(TenantZones.of("RE", NOW)).isEqualTo(ZoneId.of("Indian/Reunion"));
        assertThat(TenantZones.of("GB", NOW)).isEqualTo(ZoneId.of("Europe/London"));
        assertThat(TenantZones.of("IN", NOW)).as("half an hour off").isEqualTo(Zones.USUAL);
        assertThat(TenantZones.of("ZZ", NOW)).isEqualTo(Zones.USUAL);
    }

    @Test
    void noCountryHasAClockThatNobodyKnows() {
        for (String country : Locale.getISOCountries()) {
            assertThat(Zones.byWholeHours(TenantZones.of(country, NOW), NOW)).as(country).isTrue();
        }
    }
}
