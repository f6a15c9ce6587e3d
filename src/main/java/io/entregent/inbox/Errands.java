package io.entregent.inbox;

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
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Small transactions of the inbox's tickets; called by the pump only. */
@ApplicationScoped
@Transactional
public class Errands {

    /** A message of a person, as the platform knows it. */
    record Receipt(ChannelAccount account, String providerId) {
    }

    @Inject
    private EntityManager entityManager;

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

    @Inject
    private Clock clock;

    /** Done before it is sent: a receipt goes out at most once. */
    Optional<Receipt> receipt(Ticket ticket) {
        tickets.done(ticket);
        return messages.byId(UUID.fromString(ticket.ref())).filter(one -> one.providerId() != null)
                .map(one -> new Receipt(
                        channels.account(entityManager.find(Conversation.class, one.conversation()).accountId()),
                        vault.open(one.subject(), Fields.PROVIDER_ID, one.providerId())));
    }

    void wake(Ticket ticket) {
        Conversation conversation = entityManager.find(Conversation.class, UUID.fromString(ticket.ref()),
                LockModeType.PESSIMISTIC_WRITE);
        if (conversation != null && conversation.wakesBy(clock.instant())) {
            conversation.open();
            audit.record(AuditEvent.done("conversation.reopened", "conversation", conversation.id()).state("snoozed", "open"));
            signals.raise("conversation", conversation.id().toString());
        }
        tickets.done(ticket);
    }
}
