package io.entregent.audit.office;

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

/** Four times a minute: looks for what officers should hear of, and makes the reports that are due. */
@ApplicationScoped
public class Watch {

    private static final Logger LOG = System.getLogger(Watch.class.getName());
    private static final int PAUSE_SECONDS = 15;

    @Inject
    private Alerts alerts;

    @Inject
    private Reports reports;

    @Inject
    private Tenancy tenancy;

    @Resource(lookup = "java:jboss/ee/concurrency/scheduler/pump")
    private ManagedScheduledExecutorService schedule;

    private ScheduledFuture<?> rounds;

    void start(@Observes Startup ready) {
        rounds = schedule.scheduleWithFixedDelay(this::round, PAUSE_SECONDS, PAUSE_SECONDS, TimeUnit.SECONDS);
    }

    private void round() {
        try {
            for (Tenant tenant : tenancy.all()) {
                attempt("alerts", tenant, alerts::look);
                attempt("reports", tenant, reports::due);
            }
        } catch (RuntimeException away) {
            LOG.log(Level.WARNING, "Nothing is looked for: " + away.getClass().getSimpleName(), away);
        }
    }

    /** Trouble with one tenant leaves the others theirs. */
    private static void attempt(String what, Tenant tenant, Runnable work) {
        try {
            Scope.tenant(tenant.id(), null).run(work);
        } catch (RuntimeException trouble) {
            LOG.log(Level.WARNING, "The " + what + " of a tenant wait: " + trouble.getClass().getSimpleName(), trouble);
        }
    }

    @PreDestroy
    void stop() {
        if (rounds != null) {
            rounds.cancel(false);
        }
    }
}
