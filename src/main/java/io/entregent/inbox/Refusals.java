package io.entregent.inbox;

import io.entregent.access.Access;
import io.entregent.audit.Audit;
import io.entregent.audit.AuditEvent;
import io.entregent.contact.Contacts;
import io.entregent.dlp.Dlp;
import io.entregent.dlp.Dlp.Piece;
import io.entregent.dlp.Scan;
import io.entregent.inbox.compose.GateRefused;
import io.entregent.inbox.read.Fields;
import io.entregent.inbox.read.MessageSql;
import io.entregent.policy.Decision;
import io.entregent.policy.Decisions;
import io.entregent.screening.ContentScreening;
import io.entregent.vault.Vault;
import io.entregent.violation.Report;
import io.entregent.violation.Severity;
import io.entregent.violation.Source;
import io.entregent.violation.Violations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** What a colleague may not send: the decision is kept, and what broke a rule by its words goes into the queue. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class Refusals {

    /** Rules about what is said; the others are about when and to whom, and breaking one is nobody's fault. */
    private static final Map<String, Severity> ABOUT_WORDS = Map.of("content.sensitive", Severity.HIGH, "vertical.forbidden",
            Severity.HIGH, "automation.human", Severity.HIGH);

    @Inject
    private MessageSql messages;

    @Inject
    private Decisions decisions;

    @Inject
    private ContentScreening screening;

    @Inject
    private Violations violations;

    @Inject
    private Contacts contacts;

    @Inject
    private Vault vault;

    @Inject
    private Access access;

    @Inject
    private Audit audit;

    /**
     * A text with those of ours before it, if together they make a number that none of them is alone.
     *
     * @return the text itself if they do not
     */
    String spoken(UUID conversation, String text, Instant now) {
        if (text.chars().noneMatch(Character::isDigit)) {
            return text;
        }
        List<Piece> pieces = new ArrayList<>();
        messages.ours(conversation, now.minus(Dlp.PIECES_WITHIN)).stream().filter(row -> row.body() != null)
                .forEach(row -> pieces.add(new Piece(vault.open(row.subject(), Fields.BODY, row.body()), row.at())));
        pieces.add(new Piece(text, now));
        List<Piece> last = pieces.subList(Math.max(0, pieces.size() - Dlp.MOST_PIECES), pieces.size());
        return Dlp.pieces(last, screening.current()).isEmpty() ? text : last.stream().map(Piece::text).collect(Collectors.joining(" "));
    }

    /**
     * @param conversation null if there is none yet
     * @param words        what the gate was asked about, or null
     * @param faults       of a template's values: name to rule
     */
    GateRefused refused(Decision decision, Conversation conversation, String words, Map<String, String> faults, Instant now) {
        UUID id = decisions.store(decision, now);
        audit.record(AuditEvent.refused("message.refused", conversation == null ? "decision" : "conversation",
                conversation == null ? id : conversation.id(), decision.code()).fact("decision", id));
        Severity severity = ABOUT_WORDS.get(decision.code());
        if (severity == null) {
            return new GateRefused(decision, id, null, faults);
        }
        Scan found = words == null ? null : screening.scan(words);
        Source source = decision.code().startsWith("automation.") ? Source.AUTOMATION : Source.OUTBOUND;
        Report report = Report.of(source, decision.code(), severity, "decision " + id).by(access.userId()).found(found);
        violations.report(conversation == null ? report.at(new Report.Place(null, null, "decision", id.toString()))
                : report.about(new Report.Person(conversation.contactId(), contacts.subject(conversation.contactId())))
                        .at(new Report.Place(conversation.id(), null, "decision", id.toString())));
        return new GateRefused(decision, id, found, faults);
    }
}
