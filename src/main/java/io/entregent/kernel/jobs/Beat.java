package io.entregent.kernel.jobs;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.Dependent;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Work that comes back for as long as its owner lives. It runs in a thread of the queue, so that a round that takes
 * long keeps no clock from ticking; a beat that meets the round before it is left out. Trouble is a line in the log.
 */
@Dependent
public class Beat {

    private static final Logger LOG = System.getLogger(Beat.class.getName());

    @Resource(lookup = "java:jboss/ee/concurrency/scheduler/pump")
    private ManagedScheduledExecutorService schedule;

    @Resource(lookup = "java:jboss/ee/concurrency/executor/pump")
    private ManagedExecutorService threads;

    private final AtomicBoolean under = new AtomicBoolean();
    private ScheduledFuture<?> ticks;

    /** @param trouble a sentence for the log, without its point */
    public void start(Duration first, Duration pause, String trouble, Runnable round) {
        ticks = schedule.scheduleWithFixedDelay(() -> begin(trouble, round), first.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void begin(String trouble, Runnable round) {
        if (under.compareAndSet(false, true)) {
            try {
                threads.execute(() -> run(trouble, round));
            } catch (RejectedExecutionException full) {
                under.set(false);
            }
        }
    }

    private void run(String trouble, Runnable round) {
        try {
            round.run();
        } catch (RuntimeException failed) {
            LOG.log(Level.WARNING, trouble + ": " + failed.getClass().getSimpleName());
        } finally {
            under.set(false);
        }
    }

    @PreDestroy
    void stop() {
        if (ticks != null) {
            ticks.cancel(false);
        }
    }
}
