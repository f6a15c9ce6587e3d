package io.entregent.webhook;

import io.entregent.kernel.db.Scope;
import io.entregent.tenancy.Tenancy;
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

/** Lets old events go, every six hours. */
@ApplicationScoped
class Sweep {

    private static final Logger LOG = System.getLogger(Sweep.class.getName());

    @Inject
    private Deliveries deliveries;

    @Inject
    private Tenancy tenancy;

    @Resource(lookup = "java:jboss/ee/concurrency/scheduler/pump")
    private ManagedScheduledExecutorService schedule;

    private ScheduledFuture<?> tick;

    void start(@Observes Startup ready) {
        tick = schedule.scheduleWithFixedDelay(this::sweep, 1, 6, TimeUnit.HOURS);
    }

    private void sweep() {
        try {
            tenancy.all().forEach(tenant -> Scope.tenant(tenant.id(), null).run(deliveries::forgetOld));
        } catch (RuntimeException trouble) {
            LOG.log(Level.WARNING, "Old webhook events were not all let go: " + trouble.getClass().getSimpleName());
        }
    }

    @PreDestroy
    void stop() {
        tick.cancel(false);
    }
}
