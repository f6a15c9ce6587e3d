package io.entregent.agency.cockpit;

import io.entregent.agency.Connecting;
import io.entregent.kernel.db.Scope;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Goes around: counts each tenant's figures every minute, and asks Meta about its numbers every quarter of an hour,
 * each tenant at its own time. What fails for one tenant is between it and its log line.
 */
@ApplicationScoped
public class Rounds {

    private static final Logger LOG = System.getLogger(Rounds.class.getName());
    private static final Duration FIGURES = Duration.ofSeconds(60);
    private static final Duration NUMBERS = Duration.ofMinutes(15);
    private static final int SPREAD_SECONDS = 300;

    @Inject
    private Cockpit cockpit;

    @Inject
    private Connecting connecting;

    @Inject
    private Clock clock;

    @Resource(lookup = "java:jboss/ee/concurrency/scheduler/pump")
    private ManagedScheduledExecutorService schedule;

    @Resource(lookup = "java:jboss/ee/concurrency/executor/pump")
    private ManagedExecutorService threads;

    private final Map<UUID, Instant> nextLook = new ConcurrentHashMap<>();
    private final AtomicBoolean under = new AtomicBoolean();
    private ScheduledFuture<?> tick;

    void start(@Observes Startup ready) {
        tick = schedule.scheduleWithFixedDelay(this::begin, 20, 20, TimeUnit.SECONDS);
    }

    private void begin() {
        if (under.compareAndSet(false, true)) {
            try {
                threads.execute(this::round);
            } catch (RejectedExecutionException full) {
                under.set(false);
            }
        }
    }

    private void round() {
        try {
            Scope.system(Cockpit.SCOPE).call(() -> cockpit.stale(FIGURES)).forEach(tenant -> Scope.tenant(tenant, null).run(() -> visit(tenant)));
        } catch (RuntimeException trouble) {
            LOG.log(Level.WARNING, "The round ended early: " + trouble.getClass().getSimpleName());
        } finally {
            under.set(false);
        }
    }

    private void visit(UUID tenant) {
        try {
            if (due(tenant)) {
                connecting.look();
            }
            cockpit.refresh();
        } catch (RuntimeException trouble) {
            LOG.log(Level.WARNING, "Tenant " + tenant + " could not be visited: " + trouble.getClass().getSimpleName());
        }
    }

    private boolean due(UUID tenant) {
        Instant now = clock.instant();
        long spread = Math.floorMod(tenant.hashCode(), SPREAD_SECONDS);
        Instant at = nextLook.computeIfAbsent(tenant, fresh -> now);
        if (at.isAfter(now)) {
            return false;
        }
        nextLook.put(tenant, now.plus(NUMBERS).plusSeconds(spread));
        return true;
    }

    @PreDestroy
    void stop() {
        tick.cancel(false);
    }
}
