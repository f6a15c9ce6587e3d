package io.entregent.dashboard.count;

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
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Goes around: counts each tenant every minute. What fails for one is between it and its log line. */
@ApplicationScoped
public class CountRounds {

    private static final Logger LOG = System.getLogger(CountRounds.class.getName());
    private static final Duration AGE = Duration.ofSeconds(50);

    @Inject
    private Counting counting;

    @Resource(lookup = "java:jboss/ee/concurrency/scheduler/pump")
    private ManagedScheduledExecutorService schedule;

    @Resource(lookup = "java:jboss/ee/concurrency/executor/pump")
    private ManagedExecutorService threads;

    private final AtomicBoolean under = new AtomicBoolean();
    private ScheduledFuture<?> tick;

    void start(@Observes Startup ready) {
        tick = schedule.scheduleWithFixedDelay(this::begin, 30, 30, TimeUnit.SECONDS);
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
            Scope.system(Counting.SCOPE).call(() -> counting.stale(AGE)).forEach(this::visit);
        } catch (RuntimeException trouble) {
            LOG.log(Level.WARNING, "The round of the figures ended early: " + trouble.getClass().getSimpleName());
        } finally {
            under.set(false);
        }
    }

    private void visit(UUID tenant) {
        try {
            Scope.tenant(tenant, null).run(counting::count);
        } catch (RuntimeException trouble) {
            LOG.log(Level.WARNING, "The figures of tenant " + tenant + " could not be counted: " + trouble.getClass().getSimpleName());
        }
    }

    @PreDestroy
    void stop() {
        tick.cancel(false);
    }
}
