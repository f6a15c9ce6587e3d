package io.entregent.channel;

import io.entregent.kernel.jobs.Pump;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Writes down what platforms deliver, before anybody reads it. Deliveries that come at the same time
 * share one commit: a platform may send thousands a second, a disk may not commit thousands a second.
 */
@ApplicationScoped
public class Journal {

    /** Where {@link InboundWorker} takes it on. */
    static final String QUEUE = "inbound";

    private static final Logger LOG = System.getLogger(Journal.class.getName());
    private static final int WRITERS = 2;
    private static final int DELIVERIES_PER_COMMIT = 400;
    private static final long BYTES_PER_COMMIT = 8L << 20;
    private static final long BYTES_WAITING = 64L << 20;
    private static final long PRESSED_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long RECENT_NANOS = TimeUnit.SECONDS.toNanos(1);

    @Inject
    private JournalTable table;

    @Inject
    private Pump pump;

    @Resource
    private ManagedThreadFactory threads;

    private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
    private final AtomicLong bytesWaiting = new AtomicLong();
    private volatile long wait;
    private volatile long lastCommit = System.nanoTime();
    private volatile boolean stopped;

    /** One delivery, or the part of it that is for one place. */
    public sealed interface Entry {

        byte[] body();
    }

    /** @param digest keyed per tenant; the same again does nothing */
    public record ForTenant(UUID tenant, String channel, byte[] digest, int updates, byte[] body) implements Entry {
    }

    /** @param reason a code; a bundle key {@code operations.quarantine.<reason>} says it in words */
    public record ForQuarantine(String channel, byte[] digest, String reason, String businessId, String accountId,
            int updates, byte[] body) implements Entry {
    }

    private record Waiting(List<Entry> entries, long bytes, long since, CompletableFuture<Void> stored) {
    }

    void start(@Observes Startup ready) {
        for (int i = 0; i < WRITERS; i++) {
            Thread writer = threads.newThread(this::write);
            writer.setName("journal-" + i);
            writer.start();
        }
    }

    /**
     * Stores all entries or none.
     *
     * @return completes after the commit, or exceptionally if nothing was stored
     */
    public CompletionStage<Void> store(List<Entry> entries) {
        long bytes = entries.stream().mapToLong(entry -> entry.body().length).sum();
        if (stopped || bytesWaiting.get() > BYTES_WAITING) {
            return CompletableFuture.failedFuture(new IllegalStateException("The journal takes nothing more now"));
        }
        bytesWaiting.addAndGet(bytes);
        CompletableFuture<Void> stored = new CompletableFuture<>();
        queue.add(new Waiting(entries, bytes, System.nanoTime(), stored));
        return stored;
    }

    /**
     * Whether deliveries wait noticeably for their answer. Then whoever has no deadline steps back: the
     * platform counts how long an answer takes, and not how long its effect takes.
     */
    boolean isPressed() {
        return wait > PRESSED_NANOS && System.nanoTime() - lastCommit < RECENT_NANOS;
    }

    /** Stores and waits; for callers that are no webhook. */
    public void storeNow(List<Entry> entries) {
        try {
            store(entries).toCompletableFuture().join();
        } catch (CompletionException notStored) {
            throw new IllegalStateException("Nothing was stored", notStored.getCause());
        }
    }

    private void write() {
        while (!stopped) {
            try {
                write(collect(queue.take()));
            } catch (InterruptedException ending) {
                return;
            }
        }
    }

    private List<Waiting> collect(Waiting first) {
        List<Waiting> some = new ArrayList<>();
        long bytes = 0;
        for (Waiting next = first; next != null; next = queue.poll()) {
            some.add(next);
            bytes += next.bytes();
            if (some.size() >= DELIVERIES_PER_COMMIT || bytes >= BYTES_PER_COMMIT) {
                break;
            }
        }
        return some;
    }

    private void write(List<Waiting> some) {
        try {
            table.insert(some.stream().flatMap(one -> one.entries().stream()).toList());
            lastCommit = System.nanoTime();
            wait = (wait * 3 + lastCommit - some.get(0).since()) / 4;
            some.forEach(this::settle);
            if (some.stream().flatMap(one -> one.entries().stream()).anyMatch(ForTenant.class::isInstance)) {
                pump.wake(QUEUE);
            }
        } catch (SQLException | RuntimeException trouble) {
            if (some.size() > 1 && isAboutData(trouble)) {
                some.forEach(one -> write(List.of(one)));
                return;
            }
            LOG.log(Level.WARNING, some.size() + " deliveries could not be stored: " + trouble.getClass().getSimpleName()
                    + (trouble instanceof SQLException sql ? " " + sql.getSQLState() : ""));
            some.forEach(one -> {
                bytesWaiting.addAndGet(-one.bytes());
                one.stored().completeExceptionally(trouble);
            });
        }
    }

    private void settle(Waiting one) {
        bytesWaiting.addAndGet(-one.bytes());
        one.stored().complete(null);
    }

    private static boolean isAboutData(Exception trouble) {
        return trouble instanceof SQLException sql && sql.getSQLState() != null
                && Stream.of("22", "23").anyMatch(sql.getSQLState()::startsWith);
    }

    @PreDestroy
    void stop() {
        stopped = true;
        for (Waiting one = queue.poll(); one != null; one = queue.poll()) {
            one.stored().completeExceptionally(new IllegalStateException("stopping"));
        }
    }
}
