package io.entregent.policy;

import io.entregent.tenancy.EveryTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.time.Duration;

/** Lets the facts of old decisions go, once an hour, in pieces that no message has to wait for. */
@ApplicationScoped
class Sweep {

    private static final int PIECE = 5_000;

    @Inject
    private Decisions decisions;

    @Inject
    private EveryTenant tenants;

    void start(@Observes Startup ready) {
        tenants.start(Duration.ofMinutes(20), Duration.ofHours(1), "The facts of old decisions were not all let go", this::pieces);
    }

    private void pieces() {
        int gone;
        do {
            gone = decisions.forgetFacts(PIECE);
        } while (gone == PIECE);
    }
}
