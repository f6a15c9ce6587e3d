package io.entregent.contact;

import io.entregent.kernel.db.Scope;
import io.entregent.tenancy.Tenancy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Comparator;

/** Before the portal opens: whom a restored backup brought back goes again. If that fails, the portal stays shut. */
@ApplicationScoped
class Replay {

    private static final Logger LOG = System.getLogger(Replay.class.getName());
    /** After the tenants are there, before anything works on them. */
    private static final int EARLY = 200;

    @Inject
    private ErasureLedger ledger;

    @Inject
    private Erasures erasures;

    @Inject
    private Tenancy tenancy;

    void start(@Observes @Priority(EARLY) Startup ready) {
        replay();
    }

    /** @return how many people had come back */
    int replay() {
        int[] came = {0};
        ledger.lines().forEach((tenant, lines) -> {
            if (tenancy.byId(tenant).isPresent()) {
                Scope.tenant(tenant, null).run(() -> came[0] += erasures.replay(ledger.open(lines).stream()
                        .sorted(Comparator.comparing(ErasureEntry::at)).toList()));
            }
        });
        if (came[0] > 0) {
            LOG.log(Level.WARNING, came[0] + " erased people had come back with a restored database, and were erased again");
        }
        return came[0];
    }
}
