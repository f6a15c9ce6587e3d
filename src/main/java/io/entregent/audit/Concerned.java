package io.entregent.audit;

import java.util.Optional;
import java.util.UUID;

/** Tells, for objects of one room, whom they are about now. Looked up when an entry is shown; never kept. */
public interface Concerned {

    /** @param name null once the person was erased; the contact is not there any more then */
    record Person(UUID contact, String name) {
    }

    /** @return empty for objects that this room does not know */
    Optional<Person> concerned(AuditRow entry);
}
