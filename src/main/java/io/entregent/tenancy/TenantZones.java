package io.entregent.tenancy;

import io.entregent.kernel.Zones;
import io.entregent.kernel.db.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers the zones of tenants, because each line of each page asks; another node's change is felt in half a minute. */
@ApplicationScoped
class TenantZones implements Zones {

    private static final Duration FRESH = Duration.ofSeconds(30);
    private static final Properties COUNTRIES = countries();

    private record Known(ZoneId zone, Instant at) {
    }

    private final Map<UUID, Known> known = new ConcurrentHashMap<>();

    @Inject
    private Tenancy tenancy;

    @Inject
    private Clock clock;

    /** Of most people of a country, ISO 3166-1 alpha-2; the usual one where that is half an hour off. */
    static ZoneId of(String country, Instant now) {
        ZoneId zone = ZoneId.of(COUNTRIES.getProperty(country, USUAL.getId()));
        return Zones.byWholeHours(zone, now) ? zone : USUAL;
    }

    @Override
    public ZoneId current() {
        UUID tenant = Scope.current().tenant();
        if (tenant == null) {
            return USUAL;
        }
        Instant now = clock.instant();
        Known one = known.get(tenant);
        if (one == null || one.at().plus(FRESH).isBefore(now)) {
            one = new Known(tenancy.zone(tenant), now);
            known.put(tenant, one);
        }
        return one.zone();
    }

    void changed(@Observes(during = TransactionPhase.AFTER_COMPLETION) ZoneChanged event) {
        known.remove(event.tenant());
    }

    private static Properties countries() {
        try (Reader file = new InputStreamReader(TenantZones.class.getResourceAsStream("zones.properties"), StandardCharsets.UTF_8)) {
            Properties countries = new Properties();
            countries.load(file);
            return countries;
        } catch (IOException broken) {
            throw new UncheckedIOException("zones", broken);
        }
    }
}
