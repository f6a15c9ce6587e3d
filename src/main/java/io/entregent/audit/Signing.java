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
    /** What this process had signed last, as the signer gave it. */
    private final Map<UUID, String> signedHere = new ConcurrentHashMap<>();

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

    /** For the tenant of the scope. @return false if it has to be tried again */
    public boolean sign() {
        UUID tenant = Scope.requireTenant();
        if (!signer.isInstalled()) {
            return true;
        }
        try {
            String origin = Origin.of(tenant);
            Vkey vkey = key(tenant, origin);
            String last = signer.last(origin);
            Growth.Look log = growth.look();
            if (!last.isEmpty() && !extend(tenant, log, Note.parse(last).require(vkey).checkpoint(), last.equals(signedHere.get(tenant)))
                    || !compareKept(tenant, log)) {
                return false;
            }
            signUp(tenant, vkey, last, log);
            return true;
        } catch (IOException silent) {
            keys.remove(tenant);
            Standing before = standing(tenant);
            if (before.silent() == null) {
                LOG.log(Level.WARNING, "The signer does not answer; entries are kept and wait for their signature");
            }
            standings.put(tenant, before.silentSince(clock.instant()));
            return false;
        }
    }

    /** For the tenant of the scope: whether the log begins with all that officers brought back. */
    boolean compareKept() {
        return compareKept(Scope.requireTenant(), growth.look());
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

    private void signUp(UUID tenant, Vkey vkey, String last, Growth.Look log) throws IOException {
        long older = last.isEmpty() ? 0 : Note.parse(last).checkpoint().size();
        if (older > log.signed()) {
            // Signed, but we fell before we could keep it.
            growth.keep(last, vkey);
        }
        long size = log.size();
        if (size > older) {
            Extension grown = growth.extension(older);
            SignerLine.Answer answer = signer.sign(grown);
            if (answer.status() == SIGNED) {
                growth.keep(answer.text(), vkey, grown);
                signedHere.put(tenant, answer.text());
                size = Checkpoint.parse(grown.checkpoint()).size();
            } else if (answer.status() == ELSEWHERE) {
                throw new IOException("Another node was faster");
            } else {
                refuse(tenant, Standing.State.FORKED, older, 0);
                return;
            }
        }
        standings.put(tenant, new Standing(Standing.State.SIGNED, size, clock.instant(), null, 0));
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
