package io.entregent.channel;

import io.entregent.kernel.db.Scope;
import io.entregent.kernel.jobs.Beat;
import io.entregent.tenancy.EveryTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Lets go, once an hour, of what was only kept to be looked at: the platform repeats for seven days at most. */
@ApplicationScoped
public class Forgetting {

    private static final Duration KEPT = Duration.ofDays(30);
    private static final Duration FIRST = Duration.ofMinutes(10);
    private static final Duration EVERY = Duration.ofHours(1);

    @Inject
    private KeptEvents events;

    @Inject
    private EveryTenant tenants;

    @Inject
    private Beat quarantine;

    @Inject
    private Clock clock;

    void start(@Observes Startup ready) {
        tenants.start(FIRST, EVERY, "Old events could not be let go", () -> events.expire(old()));
        quarantine.start(FIRST, EVERY, "Old events in quarantine could not be let go",
                () -> Scope.system("operator").run(() -> events.expireQuarantine(old())));
    }

    private Instant old() {
        return clock.instant().minus(KEPT);
    }
}
