package io.entregent.kernel.jobs;

import java.util.List;

/**
 * Works the tickets of one queue. The pump calls it in the scope of the tickets' tenant, outside a
 * transaction. Implementations MUST call {@link Tickets#done} inside the transaction of the effect,
 * so that effect and completion are one commit, and MUST tolerate that a ticket comes again.
 */
public interface Worker {

    String queue();

    /** At most so many tickets per call; all of one tenant. */
    default int batch() {
        return 1;
    }

    /** How many calls may run at the same time on one node. */
    default int parallel() {
        return 2;
    }

    /**
     * A failure of a call with several tickets is repeated one by one, so that a poisoned ticket
     * hurts only itself.
     *
     * @throws RetryLater to come again after a time of the worker's choice
     */
    void work(List<Ticket> tickets);
}
