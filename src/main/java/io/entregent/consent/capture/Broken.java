package io.entregent.consent.capture;

import io.entregent.tenancy.EveryTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;

/** Lets go of imports whose file never came to its end. */
@ApplicationScoped
public class Broken {

    private static final Duration LONGEST_READING = Duration.ofHours(2);

    @Inject
    private Imports imports;

    @Inject
    private EveryTenant tenants;

    @Inject
    private Clock clock;

    void start(@Observes Startup ready) {
        tenants.start(Duration.ofMinutes(8), Duration.ofHours(1), "Broken imports could not be looked for",
                () -> imports.forgetBroken(clock.instant().minus(LONGEST_READING)));
    }
}
