package io.entregent.rights.file;

import io.entregent.access.Access;
import io.entregent.access.Permission;
import io.entregent.audit.Audit;
import io.entregent.audit.AuditEvent;
import io.entregent.consent.ConsentEventView;
import io.entregent.consent.Consents;
import io.entregent.consent.EvidenceFiles;
import io.entregent.consent.Purposes;
import io.entregent.consent.wording.NoticeView;
import io.entregent.consent.wording.Wordings;
import io.entregent.contact.Contacts;
import io.entregent.inbox.Correspondence;
import io.entregent.inbox.read.MessageView;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.Zones;
import io.entregent.kernel.db.Scope;
import io.entregent.policy.Decisions;
import io.entregent.rights.LegalHolds;
import io.entregent.tenancy.Tenancy;
import io.entregent.tenancy.Tenant;
import io.entregent.vault.Spool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** One person's whole file: as one archive, as data or as a paper. Each taking is an entry of the trail. */
@ApplicationScoped
@Transactional
public class PersonFiles {

    @Inject
    private Contacts contacts;

    @Inject
    private Consents consents;

    @Inject
    private EvidenceFiles evidence;

    @Inject
    private Purposes purposes;

    @Inject
    private Wordings wordings;

    @Inject
    private Correspondence correspondence;

    @Inject
    private Decisions decisions;

    @Inject
    private LegalHolds holds;

    @Inject
    private Tenancy tenancy;

    @Inject
    private Access access;

    @Inject
    private Audit audit;

    @Inject
    private Zones zones;

    @Inject
    private Clock clock;

    /** Data, tables, papers in both languages, and every file. @return to be read once and closed */
    public Spool archive(UUID contact) {
        Holding all = take(contact, "zip");
        try {
            Spool spool = new Spool();
            try (ZipOutputStream zip = new ZipOutputStream(spool.write(), StandardCharsets.UTF_8)) {
                put(zip, "READ-ME.txt", README.getBytes(StandardCharsets.UTF_8));
                put(zip, "fichier-fr.pdf", new HoldingPaper(all, Locale.FRENCH, zones.current(), purposes.described()).bytes());
                put(zip, "file-en.pdf", new HoldingPaper(all, Locale.ENGLISH, zones.current(), purposes.described()).bytes());
                put(zip, "file.json", HoldingJson.of(all));
                put(zip, "person.csv", HoldingTables.person(all));
                put(zip, "messages.csv", HoldingTables.messages(all));
                put(zip, "consents.csv", HoldingTables.consents(all));
                put(zip, "decisions.csv", HoldingTables.decisions(all));
                for (MessageView one : all.threads().stream().flatMap(thread -> thread.messages().stream()).toList()) {
                    media(zip, one);
                }
                for (UUID file : all.events().stream().map(ConsentEventView::file).filter(Objects::nonNull).distinct().toList()) {
                    proof(zip, file);
                }
                return spool;
            } catch (IOException | RuntimeException broken) {
                spool.close();
                throw broken;
            }
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    public byte[] json(UUID contact) {
        return HoldingJson.of(take(contact, "json"));
    }

    public byte[] paper(UUID contact, Locale locale) {
        return new HoldingPaper(take(contact, "pdf"), locale, zones.current(), purposes.described()).bytes();
    }

    private Holding take(UUID contact, String format) {
        access.require(Permission.CONTACT_ERASE);
        List<UUID> family = contacts.family(contact);
        if (family.isEmpty()) {
            throw Rejected.notFound();
        }
        UUID subject = contacts.subject(contact);
        Tenant tenant = tenancy.byId(Scope.requireTenant()).orElseThrow();
        Optional<NoticeView> notice = wordings.notice();
        List<Correspondence.Thread> threads = correspondence.of(contact);
        Holding all = new Holding(clock.instant(), tenant.name(),
                notice.map(one -> one.controller() + ", " + one.address()).orElse(tenant.name()),
                notice.map(NoticeView::dpo).orElse(tenant.name()), contacts.known(List.of(contact)).get(contact),
                contacts.suppressedBecause(contact).orElse(null), holds.until(contact).orElse(null), consents.all(contact),
                consents.events(contact), threads, threads.stream().flatMap(one -> one.messages().stream()).map(MessageView::why)
                .filter(Objects::nonNull).distinct().map(decisions::of).toList());
        audit.record(AuditEvent.done("contact.fileTaken", "contact", contact).subject(subject).fact("as", format)
                .fact("messages", threads.stream().mapToLong(one -> one.messages().size()).sum()).fact("events", all.events().size()));
        return all;
    }

    private void media(ZipOutputStream zip, MessageView one) throws IOException {
        if (one.file() != null) {
            byte[] content = correspondence.file(one.id()).map(file -> file.bytes()).orElse(null);
            if (content != null) {
                put(zip, nameOf(one), content);
            }
        }
    }

    private void proof(ZipOutputStream zip, UUID file) throws IOException {
        EvidenceFiles.EvidenceFile found = evidence.find(file).orElse(null);
        if (found != null) {
            put(zip, "proofs/" + found.id() + "." + found.mimeType().replaceFirst(".*/", ""), found.content());
        }
    }

    /** Where a message's file lies in the archive; null if it has none. */
    static String nameOf(MessageView one) {
        return one.file() == null ? null : "files/" + one.id() + "." + one.file().mimeType().replaceFirst(".*/", "")
                .replaceAll("[^A-Za-z0-9].*", "");
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }

    /** Copies an archive out and deletes it. */
    public static void send(Spool archive, OutputStream out) throws IOException {
        try (archive; var content = archive.read()) {
            content.transferTo(out);
        }
    }

    private static final String README = """
            Ce dossier contient tout ce que nous détenons au sujet d’une personne.
            This folder holds everything that we hold about a person.

            fichier-fr.pdf, file-en.pdf   à lire / to read
            file.json                     all data (GDPR 15 and 20), times in UTC
            person.csv, messages.csv, consents.csv, decisions.csv   the same as tables
            files/                        pictures, recordings and documents of the messages
            proofs/                       files that prove a consent
            """;
}
