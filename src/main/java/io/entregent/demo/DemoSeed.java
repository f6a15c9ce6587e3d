package io.entregent.demo;

import io.entregent.kernel.Settings;
import io.entregent.kernel.db.Scope;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.util.UUID;

/** Brings the demo tenants in at the first start. */
@ApplicationScoped
public class DemoSeed {

    /** Before anything works on tenants. */
    private static final int EARLY = 100;

    @Inject
    private DemoTenants tenants;

    void start(@Observes @Priority(EARLY) Startup ready) {
        if (!Settings.flag("ENTREGENT_DEMO")) {
            return;
        }
        Script script = Script.read();
        UUID agency = Scope.system("seed").call(() -> tenants.agencyAndOperator(script));
        for (Script.Brand brand : script.tenants()) {
            UUID id = Script.named("entregent-demo-tenant:" + brand.slug());
            Scope.tenant(id, null).run(() -> tenants.tenant(id, brand, brand.agency() == null ? null : agency, script.robot()));
        }
    }
}
