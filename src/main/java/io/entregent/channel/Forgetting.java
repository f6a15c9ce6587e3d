package io.entregent.channel;

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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Lets go, once an hour, of what was only kept to be looked at: the platform repeats for seven days at most. */
@ApplicationScoped
public class Forgetting {

    private static final Logger LOG = System.getLogger(Forgetting.class.getName());
    private static final Duration KEPT = Duration.ofDays(30);

    @Inject
    private KeptEvents events;

    @Inject
    private Tenancy tenancy;

    @Inject
    private Clock clock;

    @Resource(lookup = "java:jboss/ee/concurrency/scheduler/pump")
    private ManagedScheduledExecutorService schedule;

    private ScheduledFuture<?> hours;

    void start(@Observes Startup ready) {
        hours = schedule.scheduleWithFixedDelay(this::forget, 10, 60, TimeUnit.MINUTES);
    }

    private void forget() {
        try {
            Instant before = clock.instant().minus(KEPT);
            for (Tenant tenant : tenancy.all()) {
                Scope.tenant(tenant.id(), null).run(() -> events.expire(before));
            }
            Scope.system("operator").run(() -> events.expireQuarantine(before));
        } catch (RuntimeException trouble) {
            LOG.log(Level.WARNING, "Old events could not be let go: " + trouble.getClass().getSimpleName());
        }
    }

    @PreDestroy
    void stop() {
        hours.cancel(false);
    }
}
