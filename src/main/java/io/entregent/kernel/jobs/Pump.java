package io.entregent.kernel.jobs;

import io.entregent.kernel.db.Scope;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Drains the queues: claims a small batch, commits the claim, lets the worker work, and sends what
 * failed to wait. Wakes after each local commit that added a ticket, and looks for itself every
 * half second, for tickets of other nodes and those whose time has come.
 */
@ApplicationScoped
public class Pump {

    private static final Logger LOG = System.getLogger(Pump.class.getName());

    private static final Duration SILENCE = Duration.ofSeconds(15);

    @Inject
    private Tickets tickets;

    @Inject
    private Clock clock;

    @Inject
    @Any
    private Instance<Worker> workers;

    @Resource(lookup = "java:jboss/ee/concurrency/scheduler/pump")
    private ManagedScheduledExecutorService schedule;

    @Resource(lookup = "java:jboss/ee/concurrency/executor/pump")
    private ManagedExecutorService threads;

    private final Map<String, Worker> byQueue = new ConcurrentHashMap<>();
    private final Map<String, Semaphore> slots = new ConcurrentHashMap<>();
    private List<ScheduledFuture<?>> ticks = List.of();
    private volatile boolean stopped;
    private volatile Instant lookedAt = Instant.EPOCH;

    void start(@Observes Startup ready) {
        for (Worker worker : workers) {
            byQueue.put(worker.queue(), worker);
            slots.put(worker.queue(), new Semaphore(worker.parallel()));
        }
        ticks = List.of(
                schedule.scheduleWithFixedDelay(this::look, 500, 500, TimeUnit.MILLISECONDS),
                schedule.scheduleWithFixedDelay(this::returnExpired, 5, 5, TimeUnit.SECONDS));
    }

    /** Whether the pump has looked for work lately; if not, what is queued waits. */
    public boolean alive() {
        return Duration.between(lookedAt, clock.instant()).compareTo(SILENCE) < 0;
    }

    private void look() {
        lookedAt = clock.instant();
        try {
            pumping(() -> tickets.due(byQueue.keySet())).forEach(this::wake);
        } catch (RuntimeException trouble) {
            LOG.log(Level.WARNING, "Nobody could look what is due: " + describe(trouble));
        }
    }

    void added(@Observes(during = TransactionPhase.AFTER_SUCCESS) Tickets.Added event) {
        wake(event.queue());
    }

    /** Starts one more drain of the queue if fewer run than its worker allows. */
    public void wake(String queue) {
        Semaphore free = slots.get(queue);
        if (stopped || free == null || !free.tryAcquire()) {
            return;
        }
        try {
            threads.execute(() -> {
                try {
                    drain(byQueue.get(queue));
                } catch (RuntimeException trouble) {
                    LOG.log(Level.WARNING, "Queue " + queue + " stopped draining: " + describe(trouble));
                } finally {
                    free.release();
                }
            });
        } catch (RejectedExecutionException full) {
            free.release();
        }
    }

    private void drain(Worker worker) {
        while (!stopped) {
            List<Ticket> claimed = pumping(() -> tickets.claim(worker.queue(), worker.batch()));
            if (claimed.isEmpty()) {
                return;
            }
            Map<UUID, List<Ticket>> byTenant = claimed.stream().collect(Collectors.groupingBy(Ticket::tenant));
            byTenant.forEach((tenant, some) -> Scope.tenant(tenant, null).run(() -> work(worker, some)));
        }
    }

    private void work(Worker worker, List<Ticket> some) {
        try {
            worker.work(some);
        } catch (RuntimeException trouble) {
            if (some.size() > 1) {
                some.forEach(ticket -> work(worker, List.of(ticket)));
            } else {
                putBack(some.get(0), trouble);
            }
        }
    }

    private void putBack(Ticket ticket, RuntimeException trouble) {
        String error = describe(trouble);
        pumping(() -> {
            if (trouble instanceof RetryLater later) {
                tickets.later(ticket, later.after(), error);
            } else if (ticket.attempts() >= Backoff.ATTEMPTS) {
                LOG.log(Level.WARNING, "Ticket " + ticket.id() + " of queue " + ticket.queue() + " is set aside: " + error);
                tickets.fail(ticket, error);
            } else {
                Duration wait = Backoff.after(ticket.attempts());
                LOG.log(Level.INFO, "Ticket " + ticket.id() + " of queue " + ticket.queue() + " waits " + wait + ": " + error);
                tickets.later(ticket, wait, error);
            }
            return null;
        });
    }

    private void returnExpired() {
        try {
            int count = pumping(tickets::returnExpired);
            if (count > 0) {
                LOG.log(Level.WARNING, count + " leases had expired; their tickets are worked again");
            }
        } catch (RuntimeException trouble) {
            LOG.log(Level.WARNING, "Leases could not be looked at: " + describe(trouble));
        }
    }

    private static <T> T pumping(Supplier<T> work) {
        return Scope.system("pump").call(work);
    }

    /** Class names and codes only: messages of exceptions may quote what they failed on. */
    private static String describe(Throwable trouble) {
        if (trouble instanceof RetryLater later) {
            return later.getMessage();
        }
        StringBuilder text = new StringBuilder();
        for (Throwable cause = trouble; cause != null && text.length() < 400; cause = cause.getCause()) {
            StackTraceElement[] trace = cause.getStackTrace();
            text.append(text.length() == 0 ? "" : " <- ").append(cause.getClass().getSimpleName());
            if (trace.length > 0) {
                text.append(" at ").append(trace[0].getFileName()).append(':').append(trace[0].getLineNumber());
            }
        }
        return text.toString();
    }

    @PreDestroy
    void stop() {
        stopped = true;
        ticks.forEach(tick -> tick.cancel(false));
    }
}
