package io.entregent.inbox;

import io.entregent.audit.Audit;
import io.entregent.audit.AuditEvent;
import io.entregent.channel.Inbound.MediaRef;
import io.entregent.channel.Inbound.MessageArrived;
import io.entregent.channel.Party;
import io.entregent.contact.Contacts;
import io.entregent.dlp.Dlp;
import io.entregent.dlp.Dlp.Piece;
import io.entregent.dlp.MaskedJson;
import io.entregent.dlp.Scan;
import io.entregent.dlp.Screening;
import io.entregent.dlp.Verdict;
import io.entregent.inbox.read.ConversationSql;
import io.entregent.inbox.read.Fields;
import io.entregent.inbox.read.MessageSql;
import io.entregent.kernel.db.Signals;
import io.entregent.screening.ContentScreening;
import io.entregent.vault.Vault;
import io.entregent.violation.RedactionAsked;
import io.entregent.violation.Report;
import io.entregent.violation.Severity;
import io.entregent.violation.Source;
import io.entregent.violation.Violations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Takes numbers that must not be kept out of what people write, before it is written anywhere: message, words to
 * search for, file name, sender's name, raw JSON. A number in pieces is masked in all of them once the last has come.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class Masking {

    private static final String RULE = "content.sensitive";

    @Inject
    private EntityManager entityManager;

    @Inject
    private MessageSql messages;

    @Inject
    private ConversationSql conversations;

    @Inject
    private Contacts contacts;

    @Inject
    private ContentScreening screenings;

    @Inject
    private Violations violations;

    @Inject
    private Vault vault;

    @Inject
    private Audit audit;

    @Inject
    private Signals signals;

    /** @param found in the text as it came; only for {@link #arrived} and never to be kept */
    record Masked(MessageArrived message, Scan found, Screening screening) {
    }

    Masked masked(MessageArrived came) {
        Screening screening = screenings.current();
        Scan text = scan(came.text(), screening);
        Party from = came.from();
        Party named = from == null ? null : new Party(from.phone(), from.userId(), from.parentUserId(), masked(from.username(), screening),
                masked(from.name(), screening));
        MediaRef media = came.media() == null ? null : new MediaRef(came.media().id(), came.media().mimeType(),
                masked(came.media().fileName(), screening), came.media().sha256());
        String payload = came.payload() == null ? null : MaskedJson.masked(came.payload(), screening);
        return new Masked(new MessageArrived(came.account(), MaskedJson.masked(came.raw(), screening), named, came.providerId(), came.at(),
                came.kind(), text == null ? null : text.masked(), payload, media, came.replyTo()), text, screening);
    }

    /** After the message was stored. */
    void arrived(Masked came, Message message, Conversation conversation) {
        if (came.found() == null) {
            return;
        }
        report(came.found(), message, conversation);
        if (came.found().text().chars().anyMatch(Character::isDigit)) {
            joined(came, message, conversation);
        }
    }

    /** @return what may be kept of an edited text */
    String edited(String text, Message message) {
        Scan found = scan(text, screenings.current());
        if (found == null) {
            return null;
        }
        report(found, message, entityManager.find(Conversation.class, message.conversationId()));
        return found.masked();
    }

    /** Somebody decided that what was only doubtful goes too. */
    void redact(@Observes RedactionAsked event) {
        Message message = entityManager.find(Message.class, event.message(), LockModeType.PESSIMISTIC_WRITE);
        if (message != null && message.body() != null) {
            String body = vault.open(message.subjectId(), Fields.BODY, message.body());
            mask(message, screenings.scan(body).strict());
        }
    }

    /** Messages may come in any order: looks at each that may be the last piece. */
    private void joined(Masked came, Message message, Conversation conversation) {
        List<MessageSql.Row> near = messages.near(conversation.id(), message.id(), came.message().at(), Dlp.PIECES_WITHIN);
        int here = (int) near.stream().takeWhile(row -> !row.id().equals(message.id())).count();
        for (int last = here; last < near.size() && last < here + Dlp.MOST_PIECES; last++) {
            List<MessageSql.Row> rows = near.subList(Math.max(0, last - Dlp.MOST_PIECES + 1), last + 1);
            List<Scan> scans = Dlp.pieces(rows.stream().map(row -> piece(row, message, came)).toList(), came.screening());
            for (int i = 0; i < scans.size(); i++) {
                if (scans.get(i).verdict() == Verdict.BLOCK) {
                    mask(entityManager.find(Message.class, rows.get(i).id(), LockModeType.PESSIMISTIC_WRITE), scans.get(i));
                }
            }
            scans.stream().filter(scan -> scan.verdict() == Verdict.BLOCK).findFirst()
                    .ifPresent(scan -> report(scan, message, conversation));
        }
    }

    private Piece piece(MessageSql.Row row, Message message, Masked came) {
        String text = row.id().equals(message.id()) ? came.message().text()
                : row.body() == null ? "" : vault.open(row.subject(), Fields.BODY, row.body());
        return new Piece(text, row.at());
    }

    private void mask(Message message, Scan scan) {
        String masked = scan.masked();
        if (masked.equals(scan.text())) {
            return;
        }
        message.mask(vault.seal(message.subjectId(), Fields.BODY, masked));
        conversations.unindex(message.conversationId(), gone(scan.text(), masked));
        audit.record(AuditEvent.done("message.masked", "message", message.id()).subject(message.subjectId())
                .fact("conversation", message.conversationId()));
        signals.raise("conversation", message.conversationId().toString());
    }

    private List<byte[]> gone(String before, String after) {
        Set<String> kept = new HashSet<>();
        vault.tokens(after).forEach(token -> kept.add(HexFormat.of().formatHex(token)));
        List<byte[]> gone = new ArrayList<>(vault.tokens(before));
        gone.removeIf(token -> kept.contains(HexFormat.of().formatHex(token)));
        return gone;
    }

    private void report(Scan found, Message message, Conversation conversation) {
        if (found.verdict() == Verdict.PASS) {
            return;
        }
        UUID contact = conversation.contactId();
        violations.report(Report.of(Source.INBOUND, RULE, found.verdict() == Verdict.BLOCK ? Severity.MEDIUM : Severity.LOW,
                        "inbound " + message.id() + " " + found.verdict())
                .found(found).about(new Report.Person(contact, contacts.subject(contact)))
                .at(new Report.Place(conversation.id(), message.id(), "message", message.id().toString())));
    }

    private static Scan scan(String text, Screening screening) {
        return text == null ? null : Dlp.scan(text, screening);
    }

    private static String masked(String text, Screening screening) {
        return text == null ? null : Dlp.scan(text, screening).masked();
    }
}
