package io.entregent.inbox;

import io.entregent.audit.Audit;
import io.entregent.audit.AuditEvent;
import io.entregent.contact.ContactErasing;
import io.entregent.contact.ContactsMerged;
import io.entregent.inbox.read.ConversationSql;
import io.entregent.kernel.db.Signals;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.UUID;

/** Follows the contacts: joins the conversations of who turns out to be one person, deletes those of who is erased. */
@ApplicationScoped
class Family {

    @Inject
    private EntityManager entityManager;

    @Inject
    private ConversationSql conversations;

    @Inject
    private Audit audit;

    @Inject
    private Signals signals;

    void merged(@Observes ContactsMerged event) {
        for (UUID id : conversations.ofContact(event.from())) {
            Conversation from = locked(id);
            conversations.find(event.into(), from.accountId()).map(this::locked)
                    .ifPresentOrElse(into -> join(from, into), () -> from.belongTo(event.into()));
            signals.raise("conversation", id.toString());
        }
    }

    void erasing(@Observes ContactErasing event) {
        conversations.deleteOf(event.contacts());
    }

    private void join(Conversation from, Conversation into) {
        into.absorb(from);
        conversations.move(from.id(), into.id());
        entityManager.remove(from);
        entityManager.flush();
        audit.record(AuditEvent.done("conversation.merged", "conversation", into.id()).fact("from", from.id()));
        signals.raise("conversation", into.id().toString());
    }

    private Conversation locked(UUID id) {
        return entityManager.find(Conversation.class, id, LockModeType.PESSIMISTIC_WRITE);
    }
}
