package io.entregent.inbox;

import io.entregent.audit.Audit;
import io.entregent.audit.AuditEvent;
import io.entregent.channel.Outbound;
import io.entregent.channel.Party;
import io.entregent.channel.ProviderError;
import io.entregent.channel.SendOutcome;
import io.entregent.consent.ConsentRefused;
import io.entregent.consent.Purposes;
import io.entregent.contact.ContactView;
import io.entregent.contact.Contacts;
import io.entregent.inbox.compose.Gate;
import io.entregent.inbox.compose.Pace;
import io.entregent.inbox.compose.SituationSql;
import io.entregent.inbox.compose.TemplateChoice;
import io.entregent.inbox.compose.TemplateTexts;
import io.entregent.inbox.compose.Words;
import io.entregent.inbox.read.Fields;
import io.entregent.inbox.read.MessageSql;
import io.entregent.inbox.read.MessageStatus;
import io.entregent.kernel.db.Signals;
import io.entregent.kernel.jobs.Ticket;
import io.entregent.kernel.jobs.Tickets;
import io.entregent.policy.Decision;
import io.entregent.policy.Decisions;
import io.entregent.vault.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The two transactions around an attempt to send. Between them the message stands on "sending",
 * committed: who finds it so later knows that an attempt was begun and not what came of it.
 */
@ApplicationScoped
@Transactional
public class Sending {

    private static final int ATTEMPTS = 12;
    /** More of one person would make the no itself wait; the gate stops the rest when their turn comes. */
    private static final int MOST_STOPPED = 100;
    private static final Duration PATIENCE = Duration.ofHours(24);

    /** Until then a message keeps its place in the conversation; what waits longer lets others pass. */
    static final Duration SHORT = Duration.ofMinutes(10);
    /** Nobody wonders where a message is so soon; for longer, the thread says why it waits. */
    private static final Duration UNNOTICED = Duration.ofSeconds(10);

    /** @param pause how long until the gate is asked again; null with something to send, or with nothing to do */
    record Begun(Outbound outbound, Duration pause) {

        static final Begun NOTHING = new Begun(null, null);
    }

    @Inject
    private EntityManager entityManager;

    @Inject
    private Pace pace;

    @Inject
    private SituationSql situations;

    @Inject
    private MessageSql messages;

    @Inject
    private Gate gate;

    @Inject
    private Purposes purposes;

    @Inject
    private Wishes wishes;

    @Inject
    private Decisions decisions;

    @Inject
    private TemplateTexts templateTexts;

    @Inject
    private Contacts contacts;

    @Inject
    private Vault vault;

    @Inject
    private Audit audit;

    @Inject
    private Tickets tickets;

    @Inject
    private Signals signals;

    @Inject
    private Clock clock;

    /**
     * Asks the gate again and marks the message.
     *
     * @return what to send, or how long to wait, or neither if there is nothing to do: then the ticket is done
     */
    public Begun begin(Ticket ticket) {
        Message message = entityManager.find(Message.class, UUID.fromString(ticket.ref()), LockModeType.PESSIMISTIC_WRITE);
        if (message == null || message.status() != MessageStatus.QUEUED) {
            if (message != null && message.status() == MessageStatus.SENDING) {
                settle(message, MessageStatus.UNKNOWN, "interrupted");
            }
            tickets.done(ticket);
            return Begun.NOTHING;
        }
        Instant now = clock.instant();
        // Held, so that neither the window nor the contact changes between the decision and the mark.
        Conversation conversation = entityManager.find(Conversation.class, message.conversationId(), LockModeType.PESSIMISTIC_READ);
        Decision decision = decide(message, conversation, now);
        if (decision.held() && decision.until().isBefore(now.plus(SHORT))) {
            Duration pause = Duration.between(now, decision.until());
            if (pause.compareTo(UNNOTICED) > 0) {
                message.decidedBy(decisions.store(decision, now));
                signals.raise("conversation", message.conversationId().toString());
            }
            return new Begun(null, pause);
        }
        if (!decision.allowed()) {
            message.decidedBy(decisions.store(decision, now));
            if (decision.held()) {
                tickets.add(Dispatch.QUEUE, message.id().toString(), null, decision.until());
                signals.raise("conversation", message.conversationId().toString());
            } else {
                fail(message, decision.code(), null, now);
            }
            tickets.done(ticket);
            return Begun.NOTHING;
        }
        if (lapsed(message, now)) {
            fail(message, "template.parameters", null, now);
            tickets.done(ticket);
            return Begun.NOTHING;
        }
        if (ticket.lane() == null || ticket.attempts() > 1) {
            // It was held, or another attempt failed: the decision that counts is the one of now.
            message.decidedBy(decisions.store(decision, now));
        }
        message.advance(MessageStatus.SENDING, now);
        pace.sent(conversation.accountId(), now);
        if (message.purpose() != null && (conversation.windowExpiresAt() == null || !now.isBefore(conversation.windowExpiresAt()))) {
            situations.reach(conversation.contactId(), now);
        }
        return new Begun(outbound(message, conversation), null);
    }

    /** @return how long to wait before the next attempt, or empty if the ticket is done */
    public Optional<Duration> finish(Ticket ticket, SendOutcome outcome) {
        Message message = entityManager.find(Message.class, UUID.fromString(ticket.ref()), LockModeType.PESSIMISTIC_WRITE);
        if (message == null) {
            tickets.done(ticket);
            return Optional.empty();
        }
        Instant now = clock.instant();
        if (outcome instanceof SendOutcome.Later later && !tooLate(ticket, message, later, now)) {
            message.waitAgain(now, later.error() == null ? null : String.valueOf(later.error().code()));
            return Optional.of(later.after());
        }
        if (outcome instanceof SendOutcome.Accepted accepted) {
            message.knownAs(vault.lookup("message.provider", accepted.providerId()),
                    vault.seal(message.subjectId(), Fields.PROVIDER_ID, accepted.providerId()));
            settle(message, MessageStatus.ACCEPTED, null);
        } else if (outcome instanceof SendOutcome.Unknown) {
            settle(message, MessageStatus.UNKNOWN, "noAnswer");
        } else {
            ProviderError error = outcome instanceof SendOutcome.Refused refused ? refused.error()
                    : ((SendOutcome.Later) outcome).error();
            fail(message, error == null ? "limit.reached" : String.valueOf(error.code()),
                    error == null ? null : Words.line(error.title()), now);
            if (error != null && error.code() == Deliveries.PERSON_STOPPED_MARKETING) {
                wishes.stoppedAtPlatform(entityManager.find(Conversation.class, message.conversationId()), now);
            }
        }
        tickets.done(ticket);
        return Optional.empty();
    }

    /** A no stops what waits already. What is locked is on its way, or asks the gate again once the no is committed. */
    void refused(@Observes ConsentRefused event) {
        Instant now = clock.instant();
        for (UUID id : messages.waiting(event.contacts(), event.channel(), MOST_STOPPED)) {
            Message message = entityManager.find(Message.class, id);
            Decision decision = decide(message, entityManager.find(Conversation.class, message.conversationId()), now);
            if (decision.refused()) {
                message.decidedBy(decisions.store(decision, now));
                fail(message, decision.code(), null, now);
            }
        }
    }

    private static boolean tooLate(Ticket ticket, Message message, SendOutcome.Later later, Instant now) {
        return later.error() != null && ticket.attempts() >= ATTEMPTS || message.createdAt().plus(PATIENCE).isBefore(now);
    }

    private Decision decide(Message message, Conversation conversation, Instant now) {
        Gate.From from = new Gate.From(conversation.channel(), conversation.accountId());
        if (message.purpose() == null) {
            return gate.freeForm(conversation.contactId(), from, conversation.windowExpiresAt(),
                    vault.open(message.subjectId(), Fields.BODY, message.body()), now);
        }
        return gate.any(conversation.contactId(), from, conversation.windowExpiresAt(), Gate.Say.template(choice(message)),
                purposes.require(message.purpose()), now);
    }

    /** An offer may have ended while the message waited. */
    private boolean lapsed(Message message, Instant now) {
        return message.purpose() != null && !templateTexts.faults(choice(message), now).isEmpty();
    }

    private TemplateChoice choice(Message message) {
        return templateTexts.choice(vault.open(message.subjectId(), Fields.PAYLOAD, message.payload()));
    }

    private Outbound outbound(Message message, Conversation conversation) {
        ContactView contact = contacts.known(List.of(conversation.contactId())).get(conversation.contactId());
        Party to = new Party(contact.phone(), contact.userId(), null, null, null);
        String replyTo = message.replyTo() == null ? null : messages.byId(message.replyTo())
                .map(one -> vault.open(one.subject(), Fields.PROVIDER_ID, one.providerId())).orElse(null);
        return new Outbound(message.id(), conversation.accountId(), to, content(message), replyTo);
    }

    private Outbound.Content content(Message message) {
        UUID subject = message.subjectId();
        if (message.purpose() == null && message.payload() != null) {
            return Questions.content(vault.open(subject, Fields.BODY, message.body()),
                    vault.open(subject, Fields.PAYLOAD, message.payload()));
        }
        if (message.payload() != null) {
            return templateTexts.outbound(choice(message), message.id());
        }
        String body = vault.open(subject, Fields.BODY, message.body());
        return messages.media(message.id()).<Outbound.Content>map(file -> new Outbound.Media(message.kind(),
                vault.openBytes(subject, Fields.CONTENT, file.content()), file.mimeType(),
                vault.open(subject, Fields.FILE_NAME, file.fileName()), body)).orElseGet(() -> new Outbound.Text(body));
    }

    private void settle(Message message, MessageStatus status, String reason) {
        String before = message.status().code();
        if (message.advance(status, clock.instant())) {
            audit.record(AuditEvent.done("message." + status.code(), "message", message.id()).subject(message.subjectId())
                    .state(before, message.status().code()).fact("conversation", message.conversationId())
                    .fact("reason", reason));
        }
        signals.raise("conversation", message.conversationId().toString());
    }

    private void fail(Message message, String code, String title, Instant now) {
        String before = message.status().code();
        if (message.fail(code, title, now)) {
            audit.record(AuditEvent.failed("message.failed", "message", message.id(), code).subject(message.subjectId())
                    .state(before, message.status().code()).fact("conversation", message.conversationId()));
        }
        signals.raise("conversation", message.conversationId().toString());
    }
}
