package io.entregent.template.platform;

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
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Has every tenant's templates compared now and then: webhooks may be lost, and some changes have none. */
@ApplicationScoped
public class SyncClock {

    private static final Logger LOG = System.getLogger(SyncClock.class.getName());
    private static final Duration EVERY = Duration.ofMinutes(30);
    private static final long LOOK_SECONDS = 60;

    @Inject
    private Tenancy tenancy;

    @Inject
    private Comparison comparison;

    @Resource(lookup = "java:jboss/ee/concurrency/scheduler/pump")
    private ManagedScheduledExecutorService schedule;

    private ScheduledFuture<?> ticks;

    void start(@Observes Startup ready) {
        ticks = schedule.scheduleWithFixedDelay(this::look, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
    }

    private void look() {
        tenancy.all().forEach(tenant -> {
            try {
                Scope.tenant(tenant.id(), null).run(() -> {
                    if (comparison.isDue(EVERY)) {
                        comparison.ask(Duration.ZERO);
                    }
                });
            } catch (RuntimeException trouble) {
                LOG.log(Level.WARNING, "Templates of a tenant wait for their comparison: " + trouble.getClass().getSimpleName());
            }
        });
    }

    @PreDestroy
    void stop() {
        if (ticks != null) {
            ticks.cancel(false);
        }
    }
}
