package io.entregent.rights;

import io.entregent.kernel.jobs.Ticket;
import io.entregent.kernel.jobs.Worker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Takes away what is too old, piece by piece; those of one kind one after the other. */
@ApplicationScoped
class RetentionWorker implements Worker {

    @Inject
    private Retention retention;

    @Override
    public String queue() {
        return Retention.QUEUE;
    }

    @Override
    public int parallel() {
        return 1;
    }

    @Override
    public void work(List<Ticket> some) {
        some.forEach(retention::work);
    }
}
