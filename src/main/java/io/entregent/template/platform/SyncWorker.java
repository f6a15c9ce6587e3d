package io.entregent.template.platform;

import io.entregent.kernel.jobs.Ticket;
import io.entregent.kernel.jobs.Worker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Compares because somebody asked, or time passed, or the platform said that something changed. */
@ApplicationScoped
class SyncWorker implements Worker {

    static final String QUEUE = "template.sync";

    @Inject
    private Syncs syncs;

    @Inject
    private Comparison comparison;

    @Override
    public String queue() {
        return QUEUE;
    }

    @Override
    public int batch() {
        return 20;
    }

    @Override
    public void work(List<Ticket> tickets) {
        syncs.run();
        tickets.forEach(comparison::done);
    }
}
