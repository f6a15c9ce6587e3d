package io.entregent.consent.capture;

import io.entregent.kernel.jobs.Ticket;
import io.entregent.kernel.jobs.Worker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Works pieces of imported files, those of one file in order. */
@ApplicationScoped
class ImportWorker implements Worker {

    @Inject
    private Imports imports;

    @Override
    public String queue() {
        return Imports.QUEUE;
    }

    @Override
    public void work(List<Ticket> some) {
        some.forEach(imports::work);
    }
}
