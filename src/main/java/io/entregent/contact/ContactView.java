package io.entregent.contact;

import java.time.Instant;
import java.util.UUID;

/**
 * A contact with its sealed values opened.
 *
 * @param phone E.164, or null if the person hides it
 * @param since when the person was first seen
 */
public record ContactView(UUID id, String name, String phone, String userId, String username, Instant since) {

    /** What to call the person when nothing better is known. */
    public String title() {
        if (name != null && !name.isBlank()) {
            return name;
        }
        if (phone != null) {
            return Phones.shown(phone);
        }
        return username == null ? userId : username;
    }

    @Override
    public String toString() {
        return "ContactView[" + id + "]";
    }
}
