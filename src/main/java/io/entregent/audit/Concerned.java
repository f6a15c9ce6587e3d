package io.entregent.audit;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** Tells, for objects of one room, whom they are about now. Looked up when entries are shown, all of a page at once; never kept. */
public interface Concerned {

    /**
     * @param contact null once it is gone, and for a colleague
     * @param name    null once the person was erased
     */
    record Person(UUID contact, String name) {
    }

    /** @return by the ids of the entries; entries about what this room does not know are not there */
    Map<UUID, Person> concerned(Collection<AuditRow> entries);
}
