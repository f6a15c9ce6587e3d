package io.entregent.audit;

import io.entregent.access.Actor;
import io.entregent.audit.log.CompactRange;
import io.entregent.audit.log.Note;
import io.entregent.audit.log.TilePath;
import io.entregent.kernel.ThreadBound;
import io.entregent.kernel.db.Scope;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Recomputes a tenant's whole log from its entries, in the background, when an officer asks for it. */
@ApplicationScoped
public class Checking {

    private static final Logger LOG = System.getLogger(Checking.class.getName());

    /**
     * How far a check is.
     *
     * @param ended null while it runs
     * @param fault number of the first entry that does not fit; -1 for none
     * @param good  everything up to {@code of} leads to the signed root
     */
    public record State(long done, long of, Instant ended, long fault, boolean good) {

        public boolean isRunning() {
            return ended == null;
        }
    }

    @Inject
    private Trail trail;

    @Inject
    private Clock clock;

    @Resource(lookup = "java:jboss/ee/concurrency/executor/pump")
    private ManagedExecutorService threads;

    private final Map<UUID, State> states = new ConcurrentHashMap<>();

    /** The newest check of the current tenant, on this node. */
    public Optional<State> state() {
        return Optional.ofNullable(states.get(Scope.requireTenant()));
    }

    /** Starts one unless one runs. */
    public void start() {
        String note = trail.checkpoint();
        Scope scope = Scope.current();
        Actor actor = Actor.current();
        long size = Note.parse(note).checkpoint().size();
        State now = states.compute(scope.tenant(), (tenant, before) -> before != null && before.isRunning() ? before
                : new State(0, size, null, -1, false));
        if (now.done() > 0 || now.of() != size) {
            return;
        }
        threads.execute(() -> {
            try (ThreadBound.Opened scoped = scope.open(); ThreadBound.Opened acting = actor.act()) {
                states.put(scope.tenant(), run(scope.tenant(), note, size));
            } catch (RuntimeException trouble) {
                LOG.log(Level.WARNING, "A check of the trail broke off: " + trouble.getClass().getSimpleName());
                states.put(scope.tenant(), new State(0, size, clock.instant(), -1, false));
            }
        });
    }

    private State run(UUID tenant, String note, long size) {
        CompactRange range = new CompactRange();
        for (long tile = 0; tile < TilePath.count(0, size); tile++) {
            long fault = trail.check(tile, size, range);
            if (fault >= 0) {
                LOG.log(Level.ERROR, "Entry " + fault + " of tenant " + tenant + " is not the one that was numbered");
                return new State(range.size(), size, clock.instant(), fault, false);
            }
            states.put(tenant, new State(range.size(), size, null, -1, false));
        }
        return new State(size, size, clock.instant(), -1, trail.agrees(range, note));
    }
}
