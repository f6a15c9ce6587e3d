package io.entregent.policy.whatif;

import io.entregent.kernel.jobs.Ticket;
import io.entregent.kernel.jobs.Worker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Goes on with runs beside the messages, one step at a time. */
@ApplicationScoped
class WhatIfWorker implements Worker {

    @Inject
    private WhatIfs whatIfs;

    @Override
    public String queue() {
        return WhatIfs.QUEUE;
    }

    @Override
    public int parallel() {
        return 1;
    }

    @Override
    public void work(List<Ticket> tickets) {
        tickets.forEach(whatIfs::step);
    }
}
