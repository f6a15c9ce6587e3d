package io.entregent.contact;

import io.entregent.audit.AuditRow;
import io.entregent.audit.Concerned;
import io.entregent.kernel.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** For the audit trail: entries about a contact, by its own id or by a fact of that name. */
@ApplicationScoped
class ConcernedContact implements Concerned {

    @Inject
    private Contacts contacts;

    @Override
    public Optional<Person> concerned(AuditRow entry) {
        String id = entry.objectType().equals("contact") ? entry.objectId() : entry.facts().get("contact");
        return Ids.parse(id).map(contact -> new Person(contact, contacts.title(contact).orElse(null)));
    }
}
