package io.entregent.consent.proof;

import io.entregent.access.Access;
import io.entregent.access.Permission;
import io.entregent.audit.Audit;
import io.entregent.audit.AuditEvent;
import io.entregent.audit.AuditLog;
import io.entregent.consent.ConsentEventView;
import io.entregent.consent.Consents;
import io.entregent.consent.Purposes;
import io.entregent.consent.wording.NoticeView;
import io.entregent.consent.wording.WordingView;
import io.entregent.consent.wording.Wordings;
import io.entregent.contact.Contacts;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.Zones;
import io.entregent.kernel.db.Scope;
import io.entregent.tenancy.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Receipts of consents: a copy of the record that the person, or an officer, can keep. */
@ApplicationScoped
@Transactional
public class Receipts {

    /** @param name of the file */
    public record Receipt(String name, String mediaType, byte[] content) {
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
    private AuditLog log;

    @Inject
    private Access access;

    @Inject
    private Audit audit;

    @Inject
    private Zones zones;

    /** For the person, whose own link was checked. @param paper as PDF, else as JSON-LD */
    public Receipt forHolder(UUID contact, UUID event, Locale locale, boolean paper) {
        ConsentEventView one = consents.event(event).filter(found -> contacts.family(contact).contains(found.contact()))
                .orElseThrow(Rejected::notFound);
        audit.record(AuditEvent.done("consent.receiptTaken", "contact", contact).byConsumer().fact("event", event));
        return paper ? printed(one, locale) : receipt(one, locale);
    }

    public Receipt forOfficer(UUID event, Locale locale, boolean paper) {
        access.require(Permission.CONSENT_READ);
        ConsentEventView one = consents.event(event).orElseThrow(Rejected::notFound);
        audit.record(AuditEvent.done("consent.receiptTaken", "contact", one.contact()).fact("event", event));
        return paper ? printed(one, locale) : receipt(one, locale);
    }

    /** For the dossier, whose taking is recorded once. */
    Receipt receipt(ConsentEventView one, Locale locale) {
        ReceiptRecord record = new ReceiptRecord(tenancy.byId(Scope.requireTenant()).orElseThrow(), one,
                purposes.described(one.purpose()), notice(one), words(one), locale);
        return new Receipt("receipt-" + one.id() + ".jsonld", "application/ld+json", record.text().getBytes(StandardCharsets.UTF_8));
    }

    /** For the dossier too. */
    Receipt printed(ConsentEventView one, Locale locale) {
        Long number = one.entry() == null ? null : log.numbersOf(List.of(one.entry())).get(one.entry());
        return new Receipt("receipt-" + one.id() + ".pdf", "application/pdf",
                new ReceiptPaper(one, purposes.described(one.purpose()), notice(one), locale, zones.current()).bytes(words(one), number));
    }

    private NoticeView notice(ConsentEventView one) {
        Integer version = Optional.ofNullable(one.shown()).map(shown -> shown.notice()).orElse(null);
        return (version == null ? wordings.notice() : wordings.notice(version))
                .orElseThrow(() -> Rejected.conflict("wording.noticeMissing"));
    }

    private WordingView words(ConsentEventView one) {
        return Optional.ofNullable(one.shown()).flatMap(shown -> wordings.find(shown.code(), shown.version())).orElse(null);
    }
}
