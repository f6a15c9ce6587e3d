package io.entregent.inbox;

import io.entregent.audit.AuditRow;
import io.entregent.audit.Concerned;
import io.entregent.contact.Contacts;
import io.entregent.kernel.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** For the audit trail: entries about a conversation, or about what was said in one. */
@ApplicationScoped
class ConcernedInThread implements Concerned {

    private static final Set<String> SAID = Set.of("message", "note");

    @Inject
    private EntityManager entityManager;

    @Inject
    private Contacts contacts;

    @Override
    public Map<UUID, Person> concerned(Collection<AuditRow> entries) {
        Map<UUID, UUID> threads = threads(entries);
        Map<UUID, UUID> writers = new HashMap<>();
        if (!threads.isEmpty()) {
            entityManager.createQuery("from Conversation where id in :ids", Conversation.class).setParameter("ids", Set.copyOf(threads.values()))
                    .getResultStream().forEach(one -> writers.put(one.id(), one.contactId()));
        }
        Map<UUID, String> titles = contacts.titles(writers.values());
        Map<UUID, Person> people = new HashMap<>();
        threads.forEach((entry, thread) -> {
            UUID contact = writers.get(thread);
            people.put(entry, new Person(contact, contact == null ? null : titles.get(contact)));
        });
        return people;
    }

    /** @return of each entry the conversation that it is about, which may be gone by now */
    private Map<UUID, UUID> threads(Collection<AuditRow> entries) {
        Map<UUID, UUID> threads = new HashMap<>();
        Map<UUID, UUID> said = new HashMap<>();
        for (AuditRow entry : entries) {
            Optional<UUID> thread = thread(entry);
            if (thread.isPresent()) {
                threads.put(entry.id(), thread.get());
            } else if (SAID.contains(entry.objectType())) {
                Ids.parse(entry.objectId()).ifPresent(message -> said.put(entry.id(), message));
            }
        }
        if (!said.isEmpty()) {
            Map<UUID, UUID> known = new HashMap<>();
            entityManager.createQuery("from Message where id in :ids", Message.class).setParameter("ids", Set.copyOf(said.values()))
                    .getResultStream().forEach(one -> known.put(one.id(), one.conversationId()));
            said.forEach((entry, message) -> Optional.ofNullable(known.get(message)).ifPresent(thread -> threads.put(entry, thread)));
        }
        return threads;
    }

    private static Optional<UUID> thread(AuditRow entry) {
        return entry.objectType().equals("conversation") ? Ids.parse(entry.objectId())
                : SAID.contains(entry.objectType()) ? Ids.parse(entry.facts().get("conversation")) : Optional.empty();
    }
}
