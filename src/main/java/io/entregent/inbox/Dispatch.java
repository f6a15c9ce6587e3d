package io.entregent.inbox;

import io.entregent.channel.Channels;
import io.entregent.channel.Outbound;
import io.entregent.channel.ProviderError;
import io.entregent.channel.SendOutcome;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.jobs.RetryLater;
import io.entregent.kernel.jobs.Ticket;
import io.entregent.kernel.jobs.Worker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Hands queued messages to the channel, one conversation in order, outside any transaction. */
@ApplicationScoped
class Dispatch implements Worker {

    static final String QUEUE = "send";

    @Inject
    private Sending sending;

    @Inject
    private Channels channels;

    @Override
    public String queue() {
        return QUEUE;
    }

    @Override
    public int parallel() {
        return 4;
    }

    @Override
    public void work(List<Ticket> tickets) {
        for (Ticket ticket : tickets) {
            Sending.Begun begun = sending.begin(ticket);
            if (begun.pause() != null) {
                throw new RetryLater(begun.pause(), "gate.later");
            }
            if (begun.outbound() != null) {
                sending.finish(ticket, send(begun.outbound())).ifPresent(wait -> {
                    throw new RetryLater(wait, "channel.later");
                });
            }
        }
    }

    private SendOutcome send(Outbound outbound) {
        try {
            return channels.send(outbound);
        } catch (Rejected refused) {
            return new SendOutcome.Refused(new ProviderError(0, refused.code(), null));
        } catch (RuntimeException nobodyKnows) {
            return new SendOutcome.Unknown(nobodyKnows.getClass().getSimpleName());
        }
    }
}
