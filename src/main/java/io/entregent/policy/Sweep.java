package io.entregent.policy;

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
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Lets the facts of old decisions go, once an hour, in pieces that no message has to wait for. */
@ApplicationScoped
class Sweep {

    private static final Logger LOG = System.getLogger(Sweep.class.getName());
    private static final int PIECE = 5_000;

    @Inject
    private Decisions decisions;

    @Inject
    private Tenancy tenancy;

    @Resource(lookup = "java:jboss/ee/concurrency/scheduler/pump")
    private ManagedScheduledExecutorService schedule;

    private ScheduledFuture<?> hours;

    void start(@Observes Startup ready) {
        hours = schedule.scheduleWithFixedDelay(this::sweep, 20, 60, TimeUnit.MINUTES);
    }

    private void sweep() {
        try {
            for (Tenant tenant : tenancy.all()) {
                Scope.tenant(tenant.id(), null).run(this::pieces);
            }
        } catch (RuntimeException trouble) {
            LOG.log(Level.WARNING, "The facts of old decisions were not all let go: " + trouble.getClass().getSimpleName());
        }
    }

    private void pieces() {
        int gone;
        do {
            gone = decisions.forgetFacts(PIECE);
        } while (gone == PIECE);
    }

    @PreDestroy
    void stop() {
        hours.cancel(false);
    }
}
