package io.entregent.contact;

import java.util.List;
import java.util.UUID;

/** A person is being erased, in this transaction: whoever keeps rows of these contacts deletes them now. */
public record ContactErasing(List<UUID> contacts) {

    public ContactErasing {
        contacts = List.copyOf(contacts);
    }
}
