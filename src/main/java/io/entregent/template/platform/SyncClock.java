package io.entregent.template.platform;

import io.entregent.channel.Channels;
import io.entregent.tenancy.EveryTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.time.Duration;

/** Has every tenant's templates compared now and then: webhooks may be lost, and some changes have none. */
@ApplicationScoped
public class SyncClock {

    private static final Duration EVERY = Duration.ofMinutes(30);
    private static final Duration LOOK = Duration.ofMinutes(1);

    @Inject
    private EveryTenant tenants;

    @Inject
    private Comparison comparison;

    @Inject
    private Channels channels;

    void start(@Observes Startup ready) {
        tenants.start(LOOK, LOOK, "Templates of a tenant wait for their comparison", () -> {
            // Without an account there is nobody to ask, and nothing to tell the trail.
            if (!channels.accounts().isEmpty() && comparison.isDue(EVERY)) {
                comparison.ask(Duration.ZERO);
            }
        });
    }
}
