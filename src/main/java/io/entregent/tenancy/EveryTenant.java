package io.entregent.tenancy;

import io.entregent.kernel.db.Scope;
import io.entregent.kernel.jobs.Beat;
import io.entregent.kernel.jobs.Pace;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;

/** Work that comes back to each tenant in turn. What fails for one is between it and its line in the log. */
@Dependent
public class EveryTenant {

    private static final Logger LOG = System.getLogger(EveryTenant.class.getName());

    @Inject
    private Beat beat;

    @Inject
    private Tenancy tenancy;

    /** @param trouble a sentence for the log, without its point */
    public void start(Duration first, Duration pause, String trouble, Runnable visit) {
        beat.start(first, pause, trouble, () -> {
            Pace pace = Pace.ofRound();
            tenancy.all().forEach(tenant -> {
                visit(tenant, trouble, visit);
                pace.rest();
            });
        });
    }

    private static void visit(Tenant tenant, String trouble, Runnable visit) {
        try {
            Scope.tenant(tenant.id(), null).run(visit);
        } catch (RuntimeException failed) {
            LOG.log(Level.WARNING, trouble + " (tenant " + tenant.id() + "): " + failed.getClass().getSimpleName());
        }
    }
}
