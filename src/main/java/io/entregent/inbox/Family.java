package io.entregent.inbox;

import io.entregent.audit.Audit;
import io.entregent.audit.AuditEvent;
import io.entregent.channel.KeptEvents;
import io.entregent.contact.ContactErasing;
import io.entregent.contact.Contacts;
import io.entregent.contact.ContactsMerged;
import io.entregent.inbox.read.ConversationSql;
import io.entregent.kernel.db.Signals;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Follows the contacts: joins the conversations of who turns out to be one person, deletes those of who is erased. */
@ApplicationScoped
class Family {

    @Inject
    private EntityManager entityManager;

    @Inject
    private ConversationSql conversations;

    @Inject
    private Contacts contacts;

    @Inject
    private KeptEvents events;

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
        Set<String> names = new HashSet<>();
        contacts.known(event.contacts()).values().forEach(one -> Stream.of(one.phone(), one.userId(), one.username())
                .filter(Objects::nonNull).forEach(name -> names.add(name.replace("+", ""))));
        events.forget(raw -> names.stream().anyMatch(raw::contains));
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
