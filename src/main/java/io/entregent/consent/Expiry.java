package io.entregent.consent;

import io.entregent.tenancy.EveryTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.time.Duration;

/** Writes down that a consent's time is over. The state needs no such event: it looks at the clock itself. */
@ApplicationScoped
public class Expiry {

    private static final int AT_ONCE = 200;

    @Inject
    private Consents consents;

    @Inject
    private EveryTenant tenants;

    void start(@Observes Startup ready) {
        tenants.start(Duration.ofMinutes(5), Duration.ofHours(1), "The end of consents could not be written down",
                () -> consents.writeExpired(AT_ONCE));
    }
}
