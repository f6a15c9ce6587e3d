package io.entregent.contact;

import io.entregent.audit.AuditRow;
import io.entregent.audit.Concerned;
import io.entregent.kernel.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** For the audit trail: entries about a contact, by its own id or by a fact of that name. */
@ApplicationScoped
class ConcernedContact implements Concerned {

    @Inject
    private Contacts contacts;

    @Override
    public Map<UUID, Person> concerned(Collection<AuditRow> entries) {
        Map<UUID, UUID> about = new HashMap<>();
        entries.forEach(entry -> Ids.parse(entry.objectType().equals("contact") ? entry.objectId() : entry.facts().get("contact"))
                .ifPresent(contact -> about.put(entry.id(), contact)));
        Map<UUID, String> titles = contacts.titles(about.values());
        Map<UUID, Person> people = new HashMap<>();
        about.forEach((entry, contact) -> people.put(entry, new Person(contact, titles.get(contact))));
        return people;
    }
}
