package io.entregent.channel;

import io.entregent.access.Access;
import io.entregent.access.Permission;
import io.entregent.kernel.Cursor;
import io.entregent.kernel.Page;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.db.Scope;
import io.entregent.vault.InstallationSeal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Deliveries that were signed but found no tenant. For the operator (OPERATE), who sees ids and
 * reasons and never content. Sets its own scope: call it outside a transaction.
 */
@ApplicationScoped
public class Quarantine {

    /** Field name under which bodies are sealed. */
    public static final String BODY = "quarantine.body";

    private static final Logger LOG = System.getLogger(Quarantine.class.getName());
    private static final int PAGE = 50;

    @Inject
    private Rows rows;

    @Inject
    private Access access;

    @Inject
    private InstallationSeal seal;

    @Inject
    private Journal journal;

    @Inject
    @Any
    private Instance<DeliveryRouter> routers;

    /** Newest first. */
    public Page<Quarantined> list(String cursor, int limit) {
        access.require(Permission.OPERATE);
        int most = limit <= 0 ? PAGE : Math.min(limit, PAGE * 2);
        Cursor after = Cursor.parse(cursor);
        return Page.of(operating(() -> rows.list(after, most + 1)), most, row -> new Cursor(row.at(), row.id()).text());
    }

    public Map<String, Long> countByReason() {
        access.require(Permission.OPERATE);
        return operating(rows::countByReason);
    }

    /**
     * Tries again to find whose it is, after an account was connected. A crash in between is
     * harmless: what was journalled already is not journalled twice.
     *
     * @return false if it still belongs to nobody
     * @throws Rejected {@code not.found}
     */
    public boolean release(UUID id) {
        access.require(Permission.OPERATE);
        Quarantined row = operating(() -> rows.find(id));
        byte[] body = seal.open(BODY, operating(() -> rows.body(id)));
        byte[] digest = operating(() -> rows.digest(id));
        DeliveryRouter router = routers.stream().filter(one -> one.channel().equals(row.channel())).findFirst()
                .orElseThrow(Rejected::notFound);
        List<Journal.Entry> entries = router.route(body);
        boolean unchanged = entries.stream().anyMatch(entry ->
                entry instanceof Journal.ForQuarantine again && Arrays.equals(again.digest(), digest));
        if (unchanged) {
            return false;
        }
        journal.storeNow(entries);
        operating(() -> rows.remove(id));
        LOG.log(Level.INFO, "Quarantined delivery " + id + " was released by " + access.actor());
        return true;
    }

    private static <T> T operating(Supplier<T> work) {
        return Scope.system("operator").call(work);
    }

    /** The reads and writes, each one transaction in the scope "operator". */
    @ApplicationScoped
    @Transactional
    public static class Rows {

        @Inject
        private QuarantineSql sql;

        public List<Quarantined> list(Cursor after, int most) {
            return sql.list(after, most);
        }

        public Map<String, Long> countByReason() {
            return sql.countByReason();
        }

        public Quarantined find(UUID id) {
            return sql.find(id).orElseThrow(Rejected::notFound);
        }

        public byte[] body(UUID id) {
            return sql.bytes("body", id).orElseThrow(Rejected::notFound);
        }

        public byte[] digest(UUID id) {
            return sql.bytes("digest", id).orElseThrow(Rejected::notFound);
        }

        public boolean remove(UUID id) {
            return sql.remove(id);
        }
    }
}
