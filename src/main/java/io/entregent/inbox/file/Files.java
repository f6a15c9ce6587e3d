package io.entregent.inbox.file;

import io.entregent.audit.Audit;
import io.entregent.audit.AuditEvent;
import io.entregent.channel.ChannelAccount;
import io.entregent.channel.Channels;
import io.entregent.inbox.read.Fields;
import io.entregent.inbox.read.MessageSql;
import io.entregent.kernel.db.Signals;
import io.entregent.kernel.jobs.Ticket;
import io.entregent.kernel.jobs.Tickets;
import io.entregent.vault.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/** The transactions around the fetching of a file; called by the pump only. */
@ApplicationScoped
@Transactional
public class Files {

    /** Where to fetch a file. */
    record Remote(ChannelAccount account, String id) {
    }

    @Inject
    private MessageSql messages;

    @Inject
    private Channels channels;

    @Inject
    private Vault vault;

    @Inject
    private Audit audit;

    @Inject
    private Tickets tickets;

    @Inject
    private Signals signals;

    /** @return empty if it is here or wanted no more; then the ticket is done */
    Optional<Remote> wanted(Ticket ticket) {
        Optional<MessageSql.Media> pending = messages.media(UUID.fromString(ticket.ref()))
                .filter(one -> one.state().equals("pending"));
        if (pending.isEmpty()) {
            tickets.done(ticket);
        }
        return pending.map(one -> new Remote(channels.account(one.account()),
                vault.open(one.subject(), Fields.MEDIA_ID, one.remoteId())));
    }

    /** @param bytes null unless the state is stored */
    void settle(Ticket ticket, String state, byte[] bytes) {
        UUID id = UUID.fromString(ticket.ref());
        messages.media(id).ifPresent(one -> {
            messages.settleMedia(id, state, bytes == null ? null : (long) bytes.length,
                    vault.seal(one.subject(), Fields.CONTENT, bytes));
            audit.record(AuditEvent.done("media." + state.replace("too_big", "tooBig"), "message", id).subject(one.subject()));
            messages.byId(id).ifPresent(message -> signals.raise("conversation", message.conversation().toString()));
        });
        tickets.done(ticket);
    }
}
