package io.entregent.audit;

import io.entregent.kernel.db.Scope;
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
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Twice in three seconds: gives waiting entries their numbers and has what grew signed. Where many wait, numbers are given
 * in between too: a thousand at once would take the processors from those who write.
 */
@ApplicationScoped
public class Keeper {

    private static final Logger LOG = System.getLogger(Keeper.class.getName());
    private static final int PAUSE_MILLIS = 300;
    private static final int PAUSES = 5;
    /** So many since the last time are many. */
    private static final int MANY = 150;
    /** So long a round rests at most: what grew has to be signed within seconds. */
    private static final Duration MOST_REST = Duration.ofMillis(800);
    /** Then it is another tenant's turn. */
    private static final int MOST_BATCHES = 20;

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
    private ScheduledFuture<?> ticks;
    private boolean looked;
    private int pauses;

    void start(@Observes Startup ready) {
        ticks = schedule.scheduleWithFixedDelay(this::tick, 0, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void tick() {
        try {
            if (pauses++ % PAUSES != 0) {
                // What gets its number here may leave nothing that waits, and has to be signed all the same.
                unsigned.addAll(busy);
                busy.removeIf(tenant -> !succeeds(tenant, () -> signing.mayGrow(tenant) && number(tenant) >= MANY / PAUSES));
                return;
            }
            if (!looked) {
                // After a start anything may have happened to the database: every log is compared with the signer's memory.
                tenancy.all().stream().map(Tenant::id).forEach(unsigned::add);
                looked = true;
            }
            Pace pace = new Pace(MOST_REST);
            for (UUID tenant : Scope.system("pump").call(growth::waiting)) {
                if (succeeds(tenant, () -> signing.mayGrow(tenant) && number(tenant) >= MANY)) {
                    busy.add(tenant);
                }
                unsigned.add(tenant);
                pace.rest();
            }
            unsigned.addAll(signing.refused());
            for (UUID tenant : unsigned) {
                if (succeeds(tenant, () -> Scope.tenant(tenant, null).call(signing::sign))) {
                    unsigned.remove(tenant);
                }
                pace.rest();
            }
        } catch (RuntimeException trouble) {
            LOG.log(Level.WARNING, "The trail waits: " + trouble.getClass().getSimpleName(), trouble);
        }
    }

    /** One tenant's trouble must not keep the others' entries from their numbers. */
    private static boolean succeeds(UUID tenant, BooleanSupplier work) {
        try {
            return work.getAsBoolean();
        } catch (RuntimeException trouble) {
            LOG.log(Level.WARNING, "The trail of tenant " + tenant + " waits: " + trouble.getClass().getSimpleName(), trouble);
            return false;
        }
    }

    private int number(UUID tenant) {
        return Scope.tenant(tenant, null).call(() -> {
            int numbered = 0;
            int count;
            do {
                count = growth.number();
                numbered += count;
            } while (count == Growth.BATCH && numbered < MOST_BATCHES * Growth.BATCH);
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
