package io.entregent.rights;

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

/** Looks once an hour whether a tenant's times were applied today. */
@ApplicationScoped
public class Nights {

    private static final Logger LOG = System.getLogger(Nights.class.getName());

    @Inject
    private Retention retention;

    @Inject
    private Tenancy tenancy;

    @Resource(lookup = "java:jboss/ee/concurrency/scheduler/pump")
    private ManagedScheduledExecutorService schedule;

    private ScheduledFuture<?> hours;

    void start(@Observes Startup ready) {
        hours = schedule.scheduleWithFixedDelay(this::look, 15, 60, TimeUnit.MINUTES);
    }

    private void look() {
        try {
            for (Tenant tenant : tenancy.all()) {
                Scope.tenant(tenant.id(), null).run(() -> {
                    retention.runDaily();
                    retention.releasePassers();
                });
            }
        } catch (RuntimeException trouble) {
            LOG.log(Level.WARNING, "What is too old could not be looked for: " + trouble.getClass().getSimpleName());
        }
    }

    @PreDestroy
    void stop() {
        hours.cancel(false);
    }
}
