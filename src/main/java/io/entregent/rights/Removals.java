package io.entregent.rights;

import io.entregent.access.Access;
import io.entregent.access.Permission;
import io.entregent.consent.AgreementView;
import io.entregent.consent.Consents;
import io.entregent.contact.Erasures;
import io.entregent.kernel.Rejected;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** People who asked to be taken from the contact list: nothing that they agreed to holds any more, and nobody writes first. Both, or neither. */
@ApplicationScoped
@Transactional
public class Removals {

    @Inject
    private Consents consents;

    @Inject
    private Erasures erasures;

    @Inject
    private Access access;

    /** @throws Rejected not found, erasure.ledger: then no consent is withdrawn either */
    public void remove(UUID contact) {
        access.require(Permission.CONSENT_WRITE);
        List<String> channels = consents.all(contact).stream().map(AgreementView::channel).distinct().toList();
        channels.forEach(channel -> consents.stopByColleague(contact, channel));
        erasures.remove(contact);
    }
}
