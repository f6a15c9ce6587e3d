package io.entregent.consent.proof;

import io.entregent.access.Access;
import io.entregent.access.Permission;
import io.entregent.audit.Audit;
import io.entregent.audit.AuditEvent;
import io.entregent.consent.ConsentEventView;
import io.entregent.consent.Consents;
import io.entregent.consent.Purposes;
import io.entregent.consent.wording.NoticeView;
import io.entregent.consent.wording.WordingView;
import io.entregent.consent.wording.Wordings;
import io.entregent.contact.Contacts;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.db.Scope;
import io.entregent.tenancy.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Receipts of consents: a copy of the record that the person, or an officer, can keep. */
@ApplicationScoped
@Transactional
public class Receipts {

    /** @param name of the file */
    public record Receipt(String name, String json) {
    }

    @Inject
    private Consents consents;

    @Inject
    private Purposes purposes;

    @Inject
    private Wordings wordings;

    @Inject
    private Contacts contacts;

    @Inject
    private Tenancy tenancy;

    @Inject
    private Access access;

    @Inject
    private Audit audit;

    /** For the person, whose own link was checked. */
    public Receipt forHolder(UUID contact, UUID event, Locale locale) {
        ConsentEventView one = consents.event(event).filter(found -> contacts.family(contact).contains(found.contact()))
                .orElseThrow(Rejected::notFound);
        audit.record(AuditEvent.done("consent.receiptTaken", "contact", contact).byConsumer().fact("event", event));
        return receipt(one, locale);
    }

    public Receipt forOfficer(UUID event, Locale locale) {
        access.require(Permission.CONSENT_READ);
        ConsentEventView one = consents.event(event).orElseThrow(Rejected::notFound);
        audit.record(AuditEvent.done("consent.receiptTaken", "contact", one.contact()).fact("event", event));
        return receipt(one, locale);
    }

    /** For the dossier, whose taking is recorded once. */
    Receipt receipt(ConsentEventView one, Locale locale) {
        Integer version = Optional.ofNullable(one.shown()).map(shown -> shown.notice()).orElse(null);
        NoticeView notice = (version == null ? wordings.notice() : wordings.notice(version))
                .orElseThrow(() -> Rejected.conflict("wording.noticeMissing"));
        WordingView words = Optional.ofNullable(one.shown()).flatMap(shown -> wordings.find(shown.code(), shown.version()))
                .orElse(null);
        ReceiptRecord record = new ReceiptRecord(tenancy.byId(Scope.requireTenant()).orElseThrow(), one,
                purposes.described(one.purpose()), notice, words, locale);
        return new Receipt("receipt-" + one.id() + ".jsonld", record.text());
    }
}
