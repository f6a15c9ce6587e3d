package io.entregent.brand;

import io.entregent.channel.ChannelAccount;
import io.entregent.channel.Channels;
import io.entregent.channel.whatsapp.BusinessProfile;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.jobs.RetryLater;
import io.entregent.kernel.jobs.Ticket;
import io.entregent.kernel.jobs.Worker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Tells WhatsApp of a profile that was changed here, and asks what it has. Never inside a transaction. */
@ApplicationScoped
public class Profiles implements Worker {

    private static final Duration AGAIN = Duration.ofSeconds(30);

    @Inject
    private Brands brands;

    @Inject
    private Channels channels;

    @Inject
    private BusinessProfile whatsapp;

    @Override
    public String queue() {
        return Brands.QUEUE;
    }

    @Override
    public void work(List<Ticket> tickets) {
        tickets.forEach(this::tell);
    }

    /**
     * Takes over what WhatsApp has.
     *
     * @throws Rejected {@code channel.silent}, {@code channel.token.invalid}, …, as WhatsApp answers
     */
    public void adopt(UUID account) {
        brands.accounts();
        ChannelAccount of = channels.account(account);
        BusinessProfile.Text has = whatsapp.read(of);
        brands.adopt(new SenderProfile(account, of.displayName(), has.about(), has.address(), has.description(), has.email(), has.websites(),
                SenderProfile.VERTICALS.contains(has.vertical()) ? has.vertical() : "OTHER", null, null, null));
    }

    private void tell(Ticket ticket) {
        ChannelAccount account = channels.account(UUID.fromString(ticket.ref()));
        Optional<SenderProfile> wanted = brands.waiting(account);
        if (wanted.isEmpty()) {
            brands.gone(ticket);
            return;
        }
        SenderProfile one = wanted.get();
        try {
            whatsapp.write(account, new BusinessProfile.Text(one.about(), one.address(), one.description(), one.email(), one.websites(), one.vertical()),
                    brands.picture(account.id()).orElse(null));
            brands.told(ticket, account.id(), null);
        } catch (Rejected refused) {
            if (refused.kind() == Rejected.Kind.UNAVAILABLE) {
                throw new RetryLater(AGAIN, refused.code());
            }
            brands.told(ticket, account.id(), refused.arguments().length > 0 ? String.valueOf(refused.arguments()[0]) : refused.code());
        }
    }
}
