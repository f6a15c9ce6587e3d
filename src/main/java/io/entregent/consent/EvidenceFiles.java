package io.entregent.consent;

import io.entregent.access.Access;
import io.entregent.access.Actor;
import io.entregent.access.Permission;
import io.entregent.audit.Audit;
import io.entregent.audit.AuditEvent;
import io.entregent.consent.wording.Snapshot;
import io.entregent.contact.Contacts;
import io.entregent.kernel.Ids;
import io.entregent.kernel.Rejected;
import io.entregent.vault.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Scans and other files that prove a consent, sealed under the person's key. */
@ApplicationScoped
@Transactional
public class EvidenceFiles {

    static final int LARGEST = 15_000_000;
    private static final Set<String> KINDS = Set.of("application/pdf", "image/png", "image/jpeg", "message/rfc822", "text/plain");
    private static final String NAME = "consent.file.name";
    private static final String CONTENT = "consent.file.content";

    /** @param sha256 of the file, in hexadecimal */
    public record EvidenceFile(UUID id, String name, String mimeType, String sha256, byte[] content) {
    }

    @Inject
    private EvidenceFileSql sql;

    @Inject
    private Contacts contacts;

    @Inject
    private Vault vault;

    @Inject
    private Access access;

    @Inject
    private Audit audit;

    @Inject
    private Clock clock;

    /** @throws Rejected consent.fileKind, consent.fileSize */
    public UUID keep(UUID contact, String name, String mimeType, byte[] content) {
        access.require(Permission.CONSENT_WRITE);
        if (!KINDS.contains(mimeType)) {
            throw Rejected.invalid("consent.fileKind");
        }
        if (content.length == 0 || content.length > LARGEST) {
            throw Rejected.invalid("consent.fileSize");
        }
        UUID id = Ids.next();
        UUID subject = contacts.subject(contact);
        byte[] hash = Snapshot.sha256(content);
        sql.add(new EvidenceFileSql.Stored(id, contact, subject, vault.seal(subject, NAME, name), mimeType, content.length, hash,
                vault.seal(subject, CONTENT, content)), Actor.current().id(), clock.instant());
        audit.record(AuditEvent.done("consent.fileKept", "contact", contact).subject(subject).fact("file", id)
                .fact("sha256", HexFormat.of().formatHex(hash)));
        return id;
    }

    /** Reading it is an entry. */
    public EvidenceFile read(UUID id) {
        access.require(Permission.CONSENT_READ);
        EvidenceFileSql.Stored one = sql.byId(id).orElseThrow(Rejected::notFound);
        audit.record(AuditEvent.done("consent.fileRead", "contact", one.contact()).subject(one.subject()).fact("file", id));
        return opened(one);
    }

    /** For the dossier, whose taking is recorded once. */
    public Optional<EvidenceFile> find(UUID id) {
        return sql.byId(id).map(this::opened);
    }

    private EvidenceFile opened(EvidenceFileSql.Stored one) {
        return new EvidenceFile(one.id(), vault.open(one.subject(), NAME, one.name()), one.mimeType(),
                HexFormat.of().formatHex(one.sha256()), vault.openBytes(one.subject(), CONTENT, one.content()));
    }
}
