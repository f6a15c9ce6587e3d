package io.entregent.inbox;

import io.entregent.kernel.jobs.Ticket;
import io.entregent.kernel.jobs.Worker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Opens snoozed conversations when their time has come. */
@ApplicationScoped
class Waking implements Worker {

    @Inject
    private Errands errands;

    @Override
    public String queue() {
        return Inbox.WAKE_QUEUE;
    }

    @Override
    public void work(List<Ticket> tickets) {
        tickets.forEach(errands::wake);
    }
}
