package io.entregent.webhook;

import io.entregent.tenancy.EveryTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.time.Duration;

/** Lets old events go, every six hours. */
@ApplicationScoped
class Sweep {

    @Inject
    private Deliveries deliveries;

    @Inject
    private EveryTenant tenants;

    void start(@Observes Startup ready) {
        tenants.start(Duration.ofHours(1), Duration.ofHours(6), "Old webhook events were not all let go", deliveries::forgetOld);
    }
}
