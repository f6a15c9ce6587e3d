package io.entregent.channel;

import io.entregent.kernel.Rejected;
import io.entregent.kernel.jobs.Ticket;
import io.entregent.kernel.jobs.Worker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/**
 * Works the journal: many deliveries in one commit while all goes well; else one by one, and at last
 * update by update, so that a bad one neither blocks nor undoes its neighbours.
 */
@ApplicationScoped
public class InboundWorker implements Worker {

    /** A delivery may hold a thousand updates: few enough for a commit that does not last. */
    private static final int PER_COMMIT = 25;

    /** Attempts for what may still be on its way: about two minutes. */
    private static final int PATIENCE = 8;

    private static final long PAUSE_MILLIS = 100;

    @Inject
    private Journal journal;

    @Inject
    private Inbounds inbounds;

    @Override
    public String queue() {
        return Journal.QUEUE;
    }

    @Override
    public int batch() {
        return 100;
    }

    @Override
    public void work(List<Ticket> tickets) {
        for (int from = 0; from < tickets.size(); from += PER_COMMIT) {
            stepBack();
            commit(tickets.subList(from, Math.min(from + PER_COMMIT, tickets.size())));
        }
    }

    private void stepBack() {
        try {
            if (journal.isPressed()) {
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    private void commit(List<Ticket> tickets) {
        try {
            inbounds.settle(tickets);
        } catch (RuntimeException trouble) {
            if (tickets.size() > 1) {
                throw trouble;
            }
            updateByUpdate(tickets.get(0));
        }
    }

    private boolean waits(Ticket ticket, Inbounds.Update update, InboundSink.NotHereYet early) {
        boolean patient = ticket.attempts() < PATIENCE;
        if (!patient) {
            inbounds.setAside(update, early.code());
        }
        return patient;
    }

    private void updateByUpdate(Ticket ticket) {
        RuntimeException open = null;
        for (Inbounds.Update update : inbounds.read(ticket)) {
            try {
                inbounds.take(update);
            } catch (Rejected never) {
                inbounds.setAside(update, never.code());
            } catch (InboundSink.NotHereYet early) {
                open = waits(ticket, update, early) ? early : open;
            } catch (RuntimeException perhapsLater) {
                open = perhapsLater;
            }
        }
        if (open != null) {
            throw open;
        }
        inbounds.finish(ticket);
    }
}
