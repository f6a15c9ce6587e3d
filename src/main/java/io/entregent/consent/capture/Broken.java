package io.entregent.consent.capture;

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
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Lets go of imports whose file never came to its end. */
@ApplicationScoped
public class Broken {

    private static final Logger LOG = System.getLogger(Broken.class.getName());
    private static final Duration LONGEST_READING = Duration.ofHours(2);

    @Inject
    private Imports imports;

    @Inject
    private Tenancy tenancy;

    @Inject
    private Clock clock;

    @Resource(lookup = "java:jboss/ee/concurrency/scheduler/pump")
    private ManagedScheduledExecutorService schedule;

    private ScheduledFuture<?> looks;

    void start(@Observes Startup ready) {
        looks = schedule.scheduleWithFixedDelay(this::look, 8, 60, TimeUnit.MINUTES);
    }

    private void look() {
        try {
            tenancy.all().forEach(tenant -> Scope.tenant(tenant.id(), null)
                    .run(() -> imports.forgetBroken(clock.instant().minus(LONGEST_READING))));
        } catch (RuntimeException trouble) {
            LOG.log(Level.WARNING, "Broken imports could not be looked for: " + trouble.getClass().getSimpleName());
        }
    }

    @PreDestroy
    void stop() {
        looks.cancel(false);
    }
}
