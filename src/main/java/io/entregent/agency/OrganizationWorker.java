package io.entregent.agency;

import io.entregent.kernel.jobs.RetryLater;
import io.entregent.kernel.jobs.Ticket;
import io.entregent.kernel.jobs.Worker;
import io.entregent.people.keycloak.Organizations;
import io.entregent.tenancy.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Makes the realm's organization of a new tenant; one that is there already is taken. */
@ApplicationScoped
class OrganizationWorker implements Worker {

    @Inject
    private Onboarding onboarding;

    @Inject
    private Organizations organizations;

    @Override
    public String queue() {
        return Onboarding.QUEUE;
    }

    @Override
    public void work(List<Ticket> tickets) {
        tickets.forEach(ticket -> {
            Tenant tenant = onboarding.tenant();
            try {
                onboarding.organizationMade(ticket, organizations.make(tenant.slug(), tenant.name(), null));
            } catch (RetryLater silent) {
                onboarding.organizationTrouble(silent.getMessage());
                throw silent;
            }
        });
    }
}
