package io.entregent.audit.office;

import io.entregent.tenancy.EveryTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.time.Duration;

/** Four times a minute: looks for what officers should hear of, and makes the reports that are due. */
@ApplicationScoped
public class Watch {

    private static final Duration PAUSE = Duration.ofSeconds(15);

    @Inject
    private Alerts alerts;

    @Inject
    private Reports reports;

    @Inject
    private EveryTenant forAlerts;

    @Inject
    private EveryTenant forReports;

    void start(@Observes Startup ready) {
        forAlerts.start(PAUSE, PAUSE, "Alerts wait", alerts::look);
        forReports.start(PAUSE, PAUSE, "Reports wait", reports::due);
    }
}
