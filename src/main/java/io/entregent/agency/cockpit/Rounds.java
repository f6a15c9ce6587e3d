package io.entregent.agency.cockpit;

import io.entregent.agency.Connecting;
import io.entregent.kernel.db.Scope;
import io.entregent.kernel.jobs.Beat;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Goes around: counts each tenant's figures every minute, and asks Meta about its numbers every quarter of an hour or
 * so, each tenant at its own time and in a thread of its own: a number that hangs keeps nobody else waiting. What fails
 * for one tenant is between it and its log line.
 */
@ApplicationScoped
public class Rounds {

    private static final Logger LOG = System.getLogger(Rounds.class.getName());
    private static final Duration PAUSE = Duration.ofSeconds(20);
    private static final Duration FIGURES = Duration.ofSeconds(60);
    private static final Duration NUMBERS = Duration.ofMinutes(15);
    private static final Duration AGAIN = Duration.ofSeconds(60);
    private static final int SPREAD_SECONDS = 300;
    private static final int AT_ONCE = 4;

    @Inject
    private Cockpit cockpit;

    @Inject
    private Connecting connecting;

    @Resource(lookup = "java:jboss/ee/concurrency/executor/pump")
    private ManagedExecutorService threads;

    @Inject
    private Beat beat;

    private final Semaphore lookers = new Semaphore(AT_ONCE);

    void start(@Observes Startup ready) {
        beat.start(PAUSE, PAUSE, "The round ended early", () -> Scope.system(Cockpit.SCOPE).call(() -> cockpit.stale(FIGURES))
                .forEach(tenant -> Scope.tenant(tenant, null).run(() -> visit(tenant))));
    }

    private void visit(UUID tenant) {
        try {
            cockpit.refresh();
            if (lookers.tryAcquire()) {
                look(tenant);
            }
        } catch (RuntimeException trouble) {
            LOG.log(Level.WARNING, "Tenant " + tenant + " could not be visited: " + trouble.getClass().getSimpleName());
        }
    }

    /** Gives its permit back when it is through, or at once if there is nothing to do. */
    private void look(UUID tenant) {
        boolean begun = false;
        try {
            if (cockpit.claimLook(jittered(NUMBERS))) {
                threads.execute(() -> Scope.tenant(tenant, null).run(() -> ask(tenant)));
                begun = true;
            }
        } catch (RejectedExecutionException full) {
            cockpit.lookAgain(AGAIN);
        } finally {
            if (!begun) {
                lookers.release();
            }
        }
    }

    private void ask(UUID tenant) {
        try {
            if (!connecting.look()) {
                cockpit.lookAgain(jittered(AGAIN));
            }
        } catch (RuntimeException trouble) {
            LOG.log(Level.WARNING, "The numbers of tenant " + tenant + " could not be looked at: " + trouble.getClass().getSimpleName());
        } finally {
            lookers.release();
        }
    }

    private static Duration jittered(Duration usual) {
        return usual.plusSeconds(ThreadLocalRandom.current().nextLong(Math.min(SPREAD_SECONDS, usual.toSeconds() / 2)));
    }
}
