package io.entregent.audit;

import io.entregent.kernel.db.Scope;
import io.entregent.kernel.jobs.Pace;
import io.entregent.tenancy.Tenancy;
import io.entregent.tenancy.Tenant;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Twice in three seconds, a little more rarely where many logs grow: gives waiting entries their numbers and has what grew signed.
 * Where many wait in one log, numbers are given in between too: a thousand at once would take the processors from those who write.
 */
@ApplicationScoped
public class Keeper {

    private static final Logger LOG = System.getLogger(Keeper.class.getName());
    private static final int PAUSE_MILLIS = 300;
    /** From the beginning of one round to that of the next, at least. */
    private static final Duration ROUND = Duration.ofMillis(1500);
    /** So many since the last time are many. */
    private static final int MANY = 150;
    /** The same, since the last pause. */
    private static final int MANY_BETWEEN = 30;
    /** A round rests so many times as long as it works, */
    private static final int REST = 3;
    /** but not longer than this: what grew has to be signed within seconds. */
    private static final Duration MOST_REST = Duration.ofMillis(1600);
    /** In between it rests after every few, all in all so long. */
    private static final int REST_BETWEEN = 2;
    private static final Duration MOST_REST_BETWEEN = Duration.ofMillis(200);
    /** So many at most, then it is another tenant's turn. */
    private static final int MOST = 20_000;
    /** In so many rounds, half a minute, every log is looked at, though nothing waits in it. */
    private static final int ROUNDS_FOR_ALL = 20;

    @Inject
    private Growth growth;

    @Inject
    private Signing signing;

    @Inject
    private Tenancy tenancy;

    @Resource(lookup = "java:jboss/ee/concurrency/scheduler/pump")
    private ManagedScheduledExecutorService schedule;

    private final Set<UUID> unsigned = ConcurrentHashMap.newKeySet();
    private final Set<UUID> busy = ConcurrentHashMap.newKeySet();
    private final Map<UUID, String> troubles = new ConcurrentHashMap<>();
    private final Queue<UUID> quiet = new ArrayDeque<>();
    private int quietInRound;
    private ScheduledFuture<?> ticks;
    private boolean looked;
    private long lastRound = System.nanoTime() - ROUND.toNanos();
    private long lastBetween;

    void start(@Observes Startup ready) {
        ticks = schedule.scheduleWithFixedDelay(this::tick, 0, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void tick() {
        try {
            if (System.nanoTime() - lastRound >= ROUND.toNanos()) {
                lastRound = System.nanoTime();
                round();
            } else {
                between();
            }
        } catch (RuntimeException trouble) {
            LOG.log(Level.WARNING, "The trail waits: " + trouble.getClass().getSimpleName(), trouble);
        }
    }

    private void between() {
        lastBetween = System.nanoTime();
        // What gets its number here may leave nothing that waits, and has to be signed all the same.
        unsigned.addAll(busy);
        Pace pace = new Pace(REST_BETWEEN, MOST_REST_BETWEEN);
        busy.removeIf(tenant -> !succeeds(tenant, () -> signing.mayGrow(tenant) && number(tenant, pace::rest) >= MANY_BETWEEN));
    }

    private void round() {
        if (!looked) {
            // After a start anything may have happened to the database: every log is compared with the signer's memory.
            tenancy.all().stream().map(Tenant::id).forEach(unsigned::add);
            looked = true;
        }
        addQuiet();
        Map<UUID, Long> waiting = Scope.system("pump").call(growth::waiting);
        unsigned.addAll(waiting.keySet());
        unsigned.addAll(signing.refused());
        lastBetween = System.nanoTime();
        Pace pace = new Pace(REST, MOST_REST);
        for (UUID tenant : List.copyOf(unsigned)) {
            if (succeeds(tenant, () -> turn(tenant, waiting.getOrDefault(tenant, 0L)))) {
                unsigned.remove(tenant);
            }
            pace.rest();
            if (System.nanoTime() - lastBetween > TimeUnit.MILLISECONDS.toNanos(PAUSE_MILLIS)) {
                between();
            }
        }
    }

    /** Another node may have had a log signed and fallen before it kept the checkpoint: no entry of that log waits any more. */
    private void addQuiet() {
        if (quiet.isEmpty()) {
            tenancy.all().stream().map(Tenant::id).forEach(quiet::add);
            quietInRound = (quiet.size() + ROUNDS_FOR_ALL - 1) / ROUNDS_FOR_ALL;
        }
        for (int i = 0; i < quietInRound && !quiet.isEmpty(); i++) {
            unsigned.add(quiet.remove());
        }
    }

    /** One tenant's trouble must not keep the others' entries from their numbers; it is told once, not with every try. */
    private boolean succeeds(UUID tenant, BooleanSupplier work) {
        try {
            boolean done = work.getAsBoolean();
            troubles.remove(tenant);
            return done;
        } catch (RuntimeException trouble) {
            if (!trouble.toString().equals(troubles.put(tenant, trouble.toString()))) {
                LOG.log(Level.WARNING, "The trail of tenant " + tenant + " waits: " + trouble.getClass().getSimpleName(), trouble);
            }
            return false;
        }
    }

    /** @return whether all that has a number is signed */
    private boolean turn(UUID tenant, long waiting) {
        return Scope.tenant(tenant, null).call(() -> {
            if (waiting >= MANY) {
                busy.add(tenant);
            }
            if (waiting > Growth.BATCH && signing.mayGrow(tenant)) {
                number(tenant, () -> { });
            }
            return signing.turn(waiting > 0);
        });
    }

    /** A little at a time. */
    private int number(UUID tenant, Runnable rest) {
        return Scope.tenant(tenant, null).call(() -> {
            int numbered = 0;
            int count;
            do {
                count = growth.number(signing.signedSize(tenant));
                numbered += count;
                rest.run();
            } while (count >= Growth.BATCH && numbered < MOST);
            return numbered;
        });
    }

    @PreDestroy
    void stop() {
        if (ticks != null) {
            ticks.cancel(false);
        }
    }
}
