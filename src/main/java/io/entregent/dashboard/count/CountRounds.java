package io.entregent.dashboard.count;

import io.entregent.kernel.db.Scope;
import io.entregent.kernel.jobs.Beat;
import io.entregent.kernel.jobs.Pace;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.UUID;

/** Goes around: counts each tenant every minute. What fails for one is between it and its log line. */
@ApplicationScoped
public class CountRounds {

    private static final Logger LOG = System.getLogger(CountRounds.class.getName());
    private static final Duration PAUSE = Duration.ofSeconds(30);
    private static final Duration AGE = Duration.ofSeconds(50);

    @Inject
    private Counting counting;

    @Inject
    private Beat beat;

    void start(@Observes Startup ready) {
        beat.start(PAUSE, PAUSE, "The round of the figures ended early",
                () -> {
                    Pace pace = Pace.ofRound();
                    Scope.system(Counting.SCOPE).call(() -> counting.stale(AGE)).forEach(tenant -> {
                        visit(tenant);
                        pace.rest();
                    });
                });
    }

    private void visit(UUID tenant) {
        try {
            Scope.tenant(tenant, null).run(counting::count);
        } catch (RuntimeException trouble) {
            LOG.log(Level.WARNING, "The figures of tenant " + tenant + " could not be counted: " + trouble.getClass().getSimpleName());
        }
    }
}
