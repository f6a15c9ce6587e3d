package io.entregent.inbox;

import io.entregent.channel.ChannelAccount;
import io.entregent.channel.Channels;
import io.entregent.kernel.jobs.Ticket;
import io.entregent.kernel.jobs.Worker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Tells people that their words were read. Best effort: a receipt that fails is not worth a second attempt. */
@ApplicationScoped
class Receipts implements Worker {

    @Inject
    private Errands errands;

    @Inject
    private Channels channels;

    @Override
    public String queue() {
        return Inbox.RECEIPT_QUEUE;
    }

    @Override
    public void work(List<Ticket> tickets) {
        for (Ticket ticket : tickets) {
            errands.receipt(ticket).ifPresent(receipt -> {
                ChannelAccount account = receipt.account();
                channels.named(account.channel()).markRead(account, receipt.providerId(), false);
            });
        }
    }
}
