package io.entregent.rights;

import io.entregent.tenancy.EveryTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.time.Duration;

/** Looks once an hour whether a tenant's times were applied today. */
@ApplicationScoped
public class Nights {

    @Inject
    private Retention retention;

    @Inject
    private EveryTenant tenants;

    void start(@Observes Startup ready) {
        tenants.start(Duration.ofMinutes(15), Duration.ofHours(1), "What is too old could not be looked for", () -> {
            retention.runDaily();
            retention.releasePassers();
        });
    }
}
