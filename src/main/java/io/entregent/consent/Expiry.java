package io.entregent.consent;

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

/** Writes down that a consent's time is over. The state needs no such event: it looks at the clock itself. */
@ApplicationScoped
public class Expiry {

    private static final Logger LOG = System.getLogger(Expiry.class.getName());
    private static final int AT_ONCE = 200;

    @Inject
    private Consents consents;

    @Inject
    private Tenancy tenancy;

    @Resource(lookup = "java:jboss/ee/concurrency/scheduler/pump")
    private ManagedScheduledExecutorService schedule;

    private ScheduledFuture<?> hours;

    void start(@Observes Startup ready) {
        hours = schedule.scheduleWithFixedDelay(this::look, 5, 60, TimeUnit.MINUTES);
    }

    private void look() {
        try {
            for (Tenant tenant : tenancy.all()) {
                Scope.tenant(tenant.id(), null).run(() -> consents.writeExpired(AT_ONCE));
            }
        } catch (RuntimeException trouble) {
            LOG.log(Level.WARNING, "The end of consents could not be written down: " + trouble.getClass().getSimpleName());
        }
    }

    @PreDestroy
    void stop() {
        hours.cancel(false);
    }
}
