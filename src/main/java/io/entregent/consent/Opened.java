package io.entregent.consent;

import io.entregent.vault.Erased;
import io.entregent.vault.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Events of the ledger as they are shown, with the evidence that lies sealed; without it once its person was erased. */
@ApplicationScoped
class Opened {

    static final String EVIDENCE = "consent.evidence";

    @Inject
    private Vault vault;

    ConsentEventView view(ConsentSql.Stored one) {
        return new ConsentEventView(one.id(), one.contact(), one.purpose(), one.channel(), one.sender(), one.type(),
                one.method(), one.at(), one.claimedAt(), one.validUntil(), one.awaits(), one.proven(), one.wording(),
                one.shown(), evidence(one), one.message(), one.file(), one.age(), one.answers(), one.recordedBy(), one.entry(),
                one.legalBasis());
    }

    private String evidence(ConsentSql.Stored one) {
        try {
            return vault.open(one.subject(), EVIDENCE, one.evidence());
        } catch (Erased gone) {
            return null;
        }
    }
}
