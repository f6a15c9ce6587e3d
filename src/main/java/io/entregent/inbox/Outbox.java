package io.entregent.inbox;

import io.entregent.access.Access;
import io.entregent.audit.Audit;
import io.entregent.audit.AuditEvent;
import io.entregent.channel.ChannelAccount;
import io.entregent.channel.Channels;
import io.entregent.channel.Outbound;
import io.entregent.consent.Purpose;
import io.entregent.contact.Contacts;
import io.entregent.contact.Identities;
import io.entregent.contact.Phones;
import io.entregent.inbox.compose.Gate;
import io.entregent.inbox.compose.GateRefused;
import io.entregent.inbox.compose.Recipient;
import io.entregent.inbox.compose.TemplateChoice;
import io.entregent.inbox.compose.TemplateTexts;
import io.entregent.inbox.compose.Words;
import io.entregent.inbox.file.MediaContent;
import io.entregent.inbox.file.MediaKind;
import io.entregent.inbox.read.ConversationSql;
import io.entregent.inbox.read.Fields;
import io.entregent.inbox.read.MessageSql;
import io.entregent.kernel.Ids;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.db.Signals;
import io.entregent.kernel.jobs.Tickets;
import io.entregent.policy.Decision;
import io.entregent.policy.Decisions;
import io.entregent.policy.Situation;
import io.entregent.vault.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Queues what the gate allows, and stores what it refuses. */
@ApplicationScoped
class Outbox {

    static final int LONGEST_TEXT = 4096;
    static final int LONGEST_CAPTION = 1024;

    @Inject
    private EntityManager entityManager;

    @Inject
    private Conversations conversations;

    @Inject
    private ConversationSql conversationSql;

    @Inject
    private MessageSql messages;

    @Inject
    private Gate gate;

    @Inject
    private TemplateTexts templateTexts;

    @Inject
    private Decisions decisions;

    @Inject
    private Refusals refusals;

    @Inject
    private Contacts contacts;

    @Inject
    private Channels channels;

    @Inject
    private Access access;

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

    UUID text(Conversation conversation, String text, UUID replyTo) {
        String body = text(text);
        Instant now = clock.instant();
        Ruled ruled = free(conversation, refusals.spoken(conversation.id(), body, now), now);
        Message message = message(conversation, "text", ruled, now);
        message.says(vault.seal(message.subjectId(), Fields.BODY, body), null);
        if (replyTo != null) {
            messages.byId(replyTo).filter(one -> one.conversation().equals(conversation.id()))
                    .orElseThrow(Rejected::notFound);
            message.answers(replyTo);
        }
        return queue(conversation, message, ruled, body, now);
    }

    /** Words of ours with answers to tap. */
    UUID question(Conversation conversation, String body, List<Outbound.Answer> answers) {
        Instant now = clock.instant();
        return words(conversation, body, answers, free(conversation, body, now), now);
    }

    private UUID words(Conversation conversation, String body, List<Outbound.Answer> answers, Ruled ruled, Instant now) {
        Message message = message(conversation, answers.isEmpty() ? "text" : "interactive", ruled, now);
        message.says(vault.seal(message.subjectId(), Fields.BODY, body), answers.isEmpty() ? null
                : vault.seal(message.subjectId(), Fields.PAYLOAD, Questions.stored(answers)));
        return queue(conversation, message, ruled, body, now);
    }

    /** Words that a program says, with answers to tap or without. */
    UUID automatic(Conversation conversation, String body, List<Outbound.Answer> answers, Situation.Automation automation) {
        Instant now = clock.instant();
        Ruled ruled = allowed(gate.automatic(conversation.contactId(), from(conversation), conversation.windowExpiresAt(), body, automation, now),
                conversation, body, now);
        return words(conversation, body, answers, ruled, now);
    }

    UUID media(Conversation conversation, MediaContent file, String caption) {
        MediaKind kind = MediaKind.of(file.mimeType(), file.bytes().length);
        String words = caption == null || caption.isBlank() ? null : bounded(caption, LONGEST_CAPTION);
        Instant now = clock.instant();
        Ruled ruled = free(conversation, words == null ? file.fileName() : words + "\n" + file.fileName(), now);
        Message message = message(conversation, kind.code(), ruled, now);
        UUID subject = message.subjectId();
        message.says(vault.seal(subject, Fields.BODY, words), null);
        UUID id = queue(conversation, message, ruled, words, now);
        messages.addMedia(id, subject, "stored", file.mimeType(), null,
                vault.seal(subject, Fields.FILE_NAME, file.fileName()), (long) file.bytes().length,
                vault.seal(subject, Fields.CONTENT, file.bytes()));
        return id;
    }

    UUID template(Conversation conversation, TemplateChoice choice, Purpose purpose) {
        Instant now = clock.instant();
        Gate.Say what = Gate.Say.template(choice);
        Ruled ruled = filled(gate.any(conversation.contactId(), from(conversation), conversation.windowExpiresAt(), what, purpose, now),
                conversation, choice, now);
        return template(conversation, choice, purpose, ruled, now);
    }

    UUID first(Recipient to, TemplateChoice choice, Purpose purpose) {
        ChannelAccount account = channels.accounts().stream().findFirst()
                .orElseThrow(() -> Rejected.conflict("account.none"));
        Identities identities = identities(to, account);
        Instant now = clock.instant();
        Optional<UUID> known = contacts.find(identities);
        Optional<UUID> before = known.flatMap(contact -> conversationSql.find(contact, account.id()));
        if (before.isPresent()) {
            return template(conversations.locked(before.get()), choice, purpose);
        }
        Decision decision = known.map(contact -> gate.any(contact, Gate.From.of(account), null, Gate.Say.template(choice), purpose, now))
                .orElseGet(() -> gate.first(identities, Gate.From.of(account), Gate.Say.template(choice), purpose, now));
        Ruled decided = filled(decision, null, choice, now);
        UUID contact = known.orElseGet(() -> contacts.resolve(identities).contact());
        UUID conversation = conversationSql.ensure(contact, account.id(), account.channel(), now);
        return template(conversations.locked(conversation), choice, purpose, decided, now);
    }

    Decision weigh(Recipient to, Gate.Say what, Purpose purpose) {
        ChannelAccount account = channels.accounts().stream().findFirst()
                .orElseThrow(() -> Rejected.conflict("account.none"));
        Identities identities = identities(to, account);
        Instant now = clock.instant();
        Optional<UUID> known = contacts.find(identities);
        Instant window = known.flatMap(contact -> conversationSql.find(contact, account.id())).map(conversations::read)
                .map(Conversation::windowExpiresAt).orElse(null);
        Decision decision = known.map(contact -> gate.any(contact, Gate.From.of(account), window, what, purpose, now))
                .orElseGet(() -> gate.first(identities, Gate.From.of(account), what, purpose, now));
        if (what.template() != null && !decision.refused()) {
            demandFilled(what.template(), templateTexts.faults(what.template(), now));
        }
        return decision;
    }

    private UUID template(Conversation conversation, TemplateChoice choice, Purpose purpose, Ruled ruled, Instant now) {
        Message message = message(conversation, "template", ruled, now);
        String body = templateTexts.rendered(choice);
        message.says(vault.seal(message.subjectId(), Fields.BODY, body),
                vault.seal(message.subjectId(), Fields.PAYLOAD, templateTexts.stored(choice)));
        message.useTemplate(choice.name(), choice.language(), templateTexts.version(choice), purpose.code());
        return queue(conversation, message, ruled, body, now);
    }

    private Message message(Conversation conversation, String kind, Ruled ruled, Instant now) {
        return Message.queued(Ids.next(), conversation, contacts.subject(conversation.contactId()), kind, access.userId(),
                ruled.decision(), now);
    }

    private UUID queue(Conversation conversation, Message message, Ruled ruled, String searchable, Instant now) {
        entityManager.persist(message);
        String before = conversation.state().code();
        if (conversation.send(now)) {
            audit.record(AuditEvent.done("conversation.reopened", "conversation", conversation.id())
                    .state(before, conversation.state().code()));
        }
        if (searchable != null) {
            conversationSql.index(conversation.id(), vault.tokens(searchable));
        }
        audit.record(AuditEvent.done("message.queued", "message", message.id()).subject(message.subjectId())
                .fact("conversation", conversation.id()).fact("kind", message.kind()).fact("decision", message.decisionId()));
        boolean waits = ruled.until() != null && ruled.until().isAfter(now.plus(Sending.SHORT));
        // Outside of the conversation's lane: an answer in between must not wait behind what is held for long.
        tickets.add(Dispatch.QUEUE, message.id().toString(), waits ? null : conversation.id().toString(),
                ruled.until() == null ? now : ruled.until());
        signals.raise("conversation", conversation.id().toString());
        return message.id();
    }

    /** @param until when to ask again; null for at once */
    private record Ruled(UUID decision, Instant until) {
    }

    private Ruled free(Conversation conversation, String words, Instant now) {
        return allowed(gate.freeForm(conversation.contactId(), from(conversation), conversation.windowExpiresAt(), words, now),
                conversation, words, now);
    }

    private static Gate.From from(Conversation conversation) {
        return new Gate.From(conversation.channel(), conversation.accountId());
    }

    private Ruled allowed(Decision decision, Conversation conversation, String words, Instant now) {
        if (decision.refused()) {
            throw refusals.refused(decision, conversation, words, Map.of(), now);
        }
        return new Ruled(decisions.store(decision, now), decision.until());
    }

    /** @throws Rejected the gate's, or template.parameters, template.unsendable */
    private Ruled filled(Decision decision, Conversation conversation, TemplateChoice choice, Instant now) {
        Map<String, String> faults = templateTexts.faults(choice, now);
        if (decision.refused()) {
            throw refusals.refused(decision, conversation, Gate.Say.template(choice).said(), faults, now);
        }
        demandFilled(choice, faults);
        return new Ruled(decisions.store(decision, now), decision.until());
    }

    /** The gate knows that every value is there; what may stand at its place, only the template knows. */
    private void demandFilled(TemplateChoice choice, Map<String, String> faults) {
        templateTexts.demandSendable(choice);
        if (!faults.isEmpty()) {
            throw new Rejected(Rejected.Kind.INVALID, "template.parameters", Map.of("parameters", faults));
        }
    }

    private static Identities identities(Recipient to, ChannelAccount account) {
        boolean byUserId = to.userId() != null && to.userId().matches("[A-Za-z0-9.]{3,140}");
        String phone = to.phone() == null ? null : Phones.e164(to.phone(), account.displayName())
                .orElseThrow(() -> Rejected.invalid("recipient.invalid"));
        if (phone == null && !byUserId) {
            throw Rejected.invalid("recipient.invalid");
        }
        return new Identities(account.channel(), phone, byUserId ? to.userId() : null, null, null, null);
    }

    /** @throws Rejected text.empty, text.tooLong, text.invalid */
    static String text(String text) {
        if (text == null || text.isBlank()) {
            throw Rejected.invalid("text.empty");
        }
        return bounded(text, LONGEST_TEXT);
    }

    private static String bounded(String text, int longest) {
        if (!Words.sendable(text)) {
            throw Rejected.invalid("text.invalid");
        }
        if (text.codePointCount(0, text.length()) > longest) {
            throw Rejected.invalid("text.tooLong", longest);
        }
        return text;
    }
}
