package io.entregent.consent.proof;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entregent.access.Access;
import io.entregent.access.Permission;
import io.entregent.audit.Audit;
import io.entregent.audit.AuditEvent;
import io.entregent.audit.AuditLog;
import io.entregent.audit.Trail;
import io.entregent.consent.AgreementView;
import io.entregent.consent.ConsentEventView;
import io.entregent.consent.Consents;
import io.entregent.consent.EvidenceFiles;
import io.entregent.consent.wording.Wordings;
import io.entregent.contact.Contacts;
import io.entregent.policy.Decisions;
import io.entregent.policy.StoredDecision;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * All that proves the consents of one person in one archive that is read without this portal: events,
 * states, receipts, the words as they looked, files, the decisions that used them, and the entries of the
 * audit log with their inclusion proofs.
 */
@ApplicationScoped
@Transactional
public class Dossier {

    private static final int MOST_DECISIONS = 1000;
    private static final List<String> GUIDES = List.of("READ-ME.txt", "LISEZ-MOI.txt");

    @Inject
    private Consents consents;

    @Inject
    private Receipts receipts;

    @Inject
    private Sayings sayings;

    @Inject
    private Wordings wordings;

    @Inject
    private EvidenceFiles files;

    @Inject
    private Decisions decisions;

    @Inject
    private Contacts contacts;

    @Inject
    private AuditLog log;

    @Inject
    private Trail trail;

    @Inject
    private Access access;

    @Inject
    private Audit audit;

    /** @return a zip */
    public byte[] of(UUID contact, Locale locale) {
        access.require(Permission.CONSENT_READ);
        access.require(Permission.AUDIT_EXPORT);
        List<ConsentEventView> events = consents.events(contact);
        audit.record(AuditEvent.done("consent.dossierTaken", "contact", contact).subject(contacts.subject(contact))
                .fact("events", events.size()));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (String guide : GUIDES) {
                put(zip, guide, guide(guide));
            }
            put(zip, "states.json", json(states(contact)));
            put(zip, "events.json", json(events(events, locale, zip)));
            if (access.may(Permission.INBOX_READ)) {
                put(zip, "messages.json", json(messages(events)));
            }
            put(zip, "decisions.json", json(decisions(events)));
            proofs(events, zip);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private ArrayNode states(UUID contact) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (AgreementView one : consents.all(contact)) {
            list.addObject().put("purpose", one.purpose().code()).put("channel", one.channel()).put("sender", one.sender())
                    .put("status", one.state().status().code()).put("since", text(one.state().since()))
                    .put("until", text(one.state().until())).put("event", text(one.state().event()));
        }
        return list;
    }

    private ArrayNode events(List<ConsentEventView> events, Locale locale, ZipOutputStream zip) throws IOException {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        Set<String> written = new HashSet<>();
        for (ConsentEventView one : events) {
            Receipts.Receipt receipt = receipts.receipt(one, locale);
            put(zip, "receipts/" + receipt.name(), receipt.content());
            Receipts.Receipt paper = receipts.printed(one, locale);
            put(zip, "receipts/" + paper.name(), paper.content());
            ObjectNode node = list.addObject().put("id", one.id().toString()).put("type", one.type().code())
                    .put("purpose", one.purpose()).put("channel", one.channel()).put("sender", one.sender())
                    .put("method", one.method()).put("recorded", one.at().toString()).put("claimed", text(one.claimedAt()))
                    .put("validUntil", text(one.validUntil())).put("proven", one.proven()).put("evidence", one.evidence())
                    .put("message", text(one.message())).put("by", one.recordedBy()).put("answers", text(one.answers()))
                    .put("entry", text(one.entry())).put("receipt", "receipts/" + receipt.name());
            if (one.shown() != null) {
                String name = "wordings/" + one.shown().code() + "-" + one.shown().version() + "-" + one.shown().language() + ".html";
                node.put("wording", name);
                if (written.add(name)) {
                    put(zip, name, wordings.snapshot(one.shown().code(), one.shown().version(), one.shown().language()));
                }
            } else {
                node.put("wording", one.wording());
            }
            if (one.file() != null) {
                files.find(one.file()).ifPresent(file -> {
                    String name = "evidence/" + file.id() + "." + file.mimeType().replaceFirst(".*/", "");
                    node.put("file", name).put("fileSha256", file.sha256());
                    put(zip, name, file.content());
                });
            }
        }
        return list;
    }

    private ArrayNode messages(List<ConsentEventView> events) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (Sayings.Said one : sayings.said(events.stream().map(ConsentEventView::message).filter(Objects::nonNull).toList())) {
            list.addObject().put("id", one.message().toString()).put("providerId", one.providerId()).put("at", one.at().toString())
                    .put("kind", one.kind()).put("text", one.text());
        }
        return list;
    }

    private ArrayNode decisions(List<ConsentEventView> events) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (ConsentEventView event : events) {
            for (StoredDecision one : decisions.using(event.id(), MOST_DECISIONS)) {
                ObjectNode node = list.addObject().put("id", one.id().toString()).put("consent", event.id().toString())
                        .put("at", one.at().toString()).put("allowed", one.decision().allowed()).put("code", one.decision().code())
                        .put("version", one.decision().version()).put("facts", one.decision().facts());
                ArrayNode rules = node.putArray("rules");
                one.decision().rules().forEach(rule -> rules.add(rule.rule() + ": " + rule.result().code()));
            }
        }
        return list;
    }

    /** What is not signed yet has no proof; it is named as such and can be proven seconds later. */
    private void proofs(List<ConsentEventView> events, ZipOutputStream zip) {
        Map<UUID, Long> numbers = log.numbersOf(events.stream().map(ConsentEventView::entry).filter(Objects::nonNull).toList());
        Trail.Head head = trail.head();
        long size = head.size();
        if (head.vkey() != null) {
            put(zip, "audit/log.vkey", (head.vkey() + "\n").getBytes(StandardCharsets.UTF_8));
        }
        numbers.forEach((entry, number) -> log.byId(entry.toString()).ifPresent(row -> {
            put(zip, "audit/" + number + ".json", row.canonical().getBytes(StandardCharsets.UTF_8));
            boolean signed = number < size;
            put(zip, "audit/" + number + (signed ? ".tlog-proof" : ".not-signed-yet"),
                    signed ? trail.proof(number).getBytes(StandardCharsets.UTF_8) : new byte[0]);
        }));
    }

    private static byte[] guide(String name) throws IOException {
        try (InputStream file = Objects.requireNonNull(Dossier.class.getResourceAsStream(name), name)) {
            return file.readAllBytes();
        }
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }

    private static byte[] json(ArrayNode list) {
        try {
            return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(list);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) {
        try {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
            zip.closeEntry();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
