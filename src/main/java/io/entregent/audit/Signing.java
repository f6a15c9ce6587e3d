package io.entregent.audit;

import io.entregent.audit.log.Checkpoint;
import io.entregent.audit.log.Extension;
import io.entregent.audit.log.Note;
import io.entregent.audit.log.NotProven;
import io.entregent.audit.log.Vkey;
import io.entregent.kernel.db.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Has the logs signed, outside of transactions, and remembers how each stands. What the signer has
 * seen is believed more than the database: a log that does not extend it is refused.
 */
@ApplicationScoped
public class Signing {

    private static final Logger LOG = System.getLogger(Signing.class.getName());
    private static final int SIGNED = 200;
    private static final int ELSEWHERE = 409;

    @Inject
    private Growth growth;

    @Inject
    private SignerLine signer;

    @Inject
    private Clock clock;

    private final Map<UUID, Standing> standings = new ConcurrentHashMap<>();
    private final Map<UUID, Vkey> keys = new ConcurrentHashMap<>();
    private final Map<UUID, Mine> signedHere = new ConcurrentHashMap<>();

    /** What this process had signed last, as the signer gave it. */
    private record Mine(String note, long size) {
    }

    public Standing standing(UUID tenant) {
        return standings.getOrDefault(tenant, Standing.unknown());
    }

    /**
     * Numbers are given only after the log was compared with the signer's memory once: on a database
     * that was set back, they would be given a second time.
     */
    boolean mayGrow(UUID tenant) {
        return !signer.isInstalled() || standing(tenant).state() == Standing.State.SIGNED;
    }

    /** How many entries this process had signed; 0 if it does not know. */
    long signedSize(UUID tenant) {
        Mine mine = signedHere.get(tenant);
        return mine == null ? 0 : mine.size;
    }

    /**
     * For the tenant of the scope: gives numbers, if entries wait for one, and has what grew signed.
     *
     * @return false if it has to be tried again
     */
    boolean turn(boolean waiting) {
        UUID tenant = Scope.requireTenant();
        Mine mine = signedHere.get(tenant);
        long older = signedSize(tenant);
        Growth.Look log = waiting && mayGrow(tenant) ? growth.grow(older) : growth.look(older);
        return !signer.isInstalled() || sign(tenant, mine, log);
    }

    private boolean sign(UUID tenant, Mine mine, Growth.Look log) {
        try {
            String origin = Origin.of(tenant);
            Vkey vkey = key(tenant, origin);
            if (log.grown().isPresent()) {
                // The signer compares it with its memory before it signs; to be asked for that first, log by log, would be twice the calls.
                return compareKept(tenant, log) && signUp(tenant, vkey, mine.note, log);
            }
            String last = signer.last(origin);
            boolean compared = mine != null && last.equals(mine.note);
            return (last.isEmpty() || extend(tenant, log, Note.parse(last).require(vkey).checkpoint(), compared))
                    && compareKept(tenant, log) && signUp(tenant, vkey, last, log);
        } catch (IOException silent) {
            keys.remove(tenant);
            Standing before = standing(tenant);
            if (before.silent() == null) {
                LOG.log(Level.WARNING, "The signer does not answer; entries are kept and wait for their signature: " + silent);
            }
            standings.put(tenant, before.silentSince(clock.instant()));
            return false;
        }
    }

    /** For the tenant of the scope: whether the log begins with all that officers brought back. */
    boolean compareKept() {
        return compareKept(Scope.requireTenant(), growth.look(0));
    }

    private boolean compareKept(UUID tenant, Growth.Look log) {
        return log.seen().stream().allMatch(seen -> extend(tenant, log, seen, false));
    }

    /** Whose logs were refused, to be looked at again. */
    Set<UUID> refused() {
        return standings.entrySet().stream().filter(one -> one.getValue().isRefused()).map(Map.Entry::getKey).collect(Collectors.toSet());
    }

    /**
     * Whether what we have begins with what the signer saw.
     *
     * @param compared it is what this process had signed last: that the log still begins with it is what the signer asks to be
     *                 shown of whatever comes next
     */
    private boolean extend(UUID tenant, Growth.Look log, Checkpoint seen, boolean compared) {
        if (log.size() < seen.size()) {
            refuse(tenant, Standing.State.ROLLED_BACK, seen.size(), seen.size() - log.size());
            return false;
        }
        if (compared) {
            return true;
        }
        byte[] ours;
        try {
            ours = growth.rootAt(seen.size());
        } catch (NotProven damaged) {
            ours = new byte[0];
        }
        if (!Arrays.equals(ours, seen.root())) {
            refuse(tenant, Standing.State.FORKED, seen.size(), 0);
            return false;
        }
        return true;
    }

    /** @return false if it has to be tried again */
    private boolean signUp(UUID tenant, Vkey vkey, String last, Growth.Look log) throws IOException {
        long older = last.isEmpty() ? 0 : Note.parse(last).checkpoint().size();
        if (older > log.signed()) {
            // Signed, but we fell before we could keep it.
            growth.keep(last, vkey);
        }
        long size = log.size();
        if (size > older) {
            Extension grown = log.grown().orElseGet(() -> growth.extension(older));
            SignerLine.Answer answer = signer.sign(grown);
            if (answer.status() == ELSEWHERE && signedHere.remove(tenant) != null) {
                // Another node was faster, or the signer's memory is not what it was: then it is compared before anything else.
                return sign(tenant, null, growth.look(0));
            } else if (answer.status() == ELSEWHERE) {
                // Once more faster: that is no silence, and it is tried again.
                return false;
            } else if (answer.status() != SIGNED) {
                refuse(tenant, Standing.State.FORKED, older, 0);
                return false;
            }
            growth.keep(answer.text(), vkey, grown);
            size = Checkpoint.parse(grown.checkpoint()).size();
            signedHere.put(tenant, new Mine(answer.text(), size));
        }
        standings.put(tenant, new Standing(Standing.State.SIGNED, size, clock.instant(), null, 0));
        return true;
    }

    private void refuse(UUID tenant, Standing.State state, long seen, long missing) {
        if (standing(tenant).state() != state) {
            LOG.log(Level.ERROR, "The log of tenant " + tenant + " does not extend what the signer saw at " + seen
                    + (missing > 0 ? ": " + missing + " entries are missing" : "") + ". The tenant is closed (docs/audit.md).");
        }
        signedHere.remove(tenant);
        standings.put(tenant, new Standing(state, seen, standing(tenant).since(), null, missing));
    }

    private Vkey key(UUID tenant, String origin) throws IOException {
        Vkey known = keys.get(tenant);
        if (known == null) {
            known = signer.vkey(origin);
            keys.put(tenant, known);
        }
        return known;
    }
}
