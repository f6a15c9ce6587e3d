package io.entregent.consent;

import io.entregent.contact.ContactErasing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Follows an erasure: files and open questions go; the events stay, and nobody can tell whose they are. */
@ApplicationScoped
class Erasing {

    @Inject
    private ErasingSql sql;

    void erasing(@Observes ContactErasing event) {
        sql.delete(event.contacts());
    }
}
