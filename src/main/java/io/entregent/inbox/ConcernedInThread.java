package io.entregent.inbox;

import io.entregent.audit.AuditRow;
import io.entregent.audit.Concerned;
import io.entregent.contact.Contacts;
import io.entregent.kernel.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Optional;
import java.util.UUID;

/** For the audit trail: entries about a conversation, or about what was said in one. */
@ApplicationScoped
class ConcernedInThread implements Concerned {

    @Inject
    private EntityManager entityManager;

    @Inject
    private Contacts contacts;

    @Override
    public Optional<Person> concerned(AuditRow entry) {
        return thread(entry).map(id -> Optional.ofNullable(entityManager.find(Conversation.class, id))
                .map(one -> new Person(one.contactId(), contacts.title(one.contactId()).orElse(null)))
                .orElseGet(() -> new Person(null, null)));
    }

    private Optional<UUID> thread(AuditRow entry) {
        return switch (entry.objectType()) {
            case "conversation" -> Ids.parse(entry.objectId());
            case "message", "note" -> Ids.parse(entry.facts().get("conversation")).or(() -> Ids.parse(entry.objectId())
                    .map(id -> entityManager.find(Message.class, id)).map(Message::conversationId));
            default -> Optional.empty();
        };
    }
}
