package io.entregent.people;

import io.entregent.kernel.jobs.Ticket;
import io.entregent.kernel.jobs.Worker;
import io.entregent.people.keycloak.Logins;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Ends at Keycloak what was ended here; what is over there already is as good. */
@ApplicationScoped
class Parting implements Worker {

    @Inject
    private Sessions sessions;

    @Inject
    private Logins logins;

    @Override
    public String queue() {
        return Sessions.QUEUE;
    }

    @Override
    public void work(List<Ticket> tickets) {
        tickets.forEach(ticket -> {
            UUID id = UUID.fromString(ticket.ref());
            Optional<String> refresh = sessions.parting(id);
            refresh.ifPresent(logins::end);
            sessions.parted(ticket, id);
        });
    }
}
