package io.entregent.people;

import io.entregent.kernel.jobs.RetryLater;
import io.entregent.kernel.jobs.Ticket;
import io.entregent.kernel.jobs.Worker;
import io.entregent.people.keycloak.Organizations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Carries invitations to Keycloak, and their withdrawals. If it falls between the mail and the note of it, it finds
 * the pending invitation there and sends no second one.
 */
@ApplicationScoped
class Courier implements Worker {

    @Inject
    private Invitations invitations;

    @Inject
    private Organizations organizations;

    @Override
    public String queue() {
        return Invitations.QUEUE;
    }

    @Override
    public void work(List<Ticket> tickets) {
        tickets.forEach(ticket -> {
            Optional<Invitations.Errand> errand = invitations.errand(UUID.fromString(ticket.ref()));
            if (errand.isEmpty()) {
                invitations.gone(ticket);
            } else {
                carry(ticket, errand.get());
            }
        });
    }

    private void carry(Ticket ticket, Invitations.Errand errand) {
        try {
            String organization = organizations.make(errand.slug(), errand.name(), null);
            if (errand.withdrawn()) {
                organizations.withdraw(organization, errand.address());
                invitations.carried(ticket, errand, null);
            } else {
                invitations.carried(ticket, errand, organizations.invite(organization, errand.address()));
            }
        } catch (RetryLater silent) {
            invitations.trouble(errand.id(), silent.getMessage());
            throw silent;
        }
    }
}
