package io.entregent.rights.file;

import io.entregent.consent.AgreementView;
import io.entregent.consent.ConsentEventView;
import io.entregent.contact.ContactView;
import io.entregent.inbox.Correspondence;
import io.entregent.policy.StoredDecision;
import java.time.Instant;
import java.util.List;

/**
 * Everything that is held of one person, gathered at one moment.
 *
 * @param controller who holds it, with the address
 * @param suppressed why the person is not written to, or null
 * @param keptUntil  end of a legal hold, or null
 * @param decisions  of the send gate, about each message that was sent or refused
 */
record Holding(Instant at, String tenant, String controller, String officer, ContactView contact, String suppressed, Instant keptUntil,
        List<AgreementView> states, List<ConsentEventView> events, List<Correspondence.Thread> threads, List<StoredDecision> decisions) {

    @Override
    public String toString() {
        return "Holding[" + contact.id() + "]";
    }
}
