package io.entregent.inbox;

import io.entregent.access.Access;
import io.entregent.access.Members;
import io.entregent.access.Permission;
import io.entregent.audit.Audit;
import io.entregent.audit.AuditEvent;
import io.entregent.consent.Consents;
import io.entregent.consent.Purposes;
import io.entregent.contact.Contacts;
import io.entregent.contact.Erasures;
import io.entregent.inbox.compose.GateRefused;
import io.entregent.inbox.compose.Gate;
import io.entregent.inbox.compose.Recipient;
import io.entregent.inbox.compose.TemplateChoice;
import io.entregent.inbox.file.MediaContent;
import io.entregent.inbox.read.Fields;
import io.entregent.inbox.read.MessageSql;
import io.entregent.inbox.read.MessageView;
import io.entregent.inbox.read.Views;
import io.entregent.kernel.Ids;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.db.Signals;
import io.entregent.kernel.jobs.Tickets;
import io.entregent.policy.Decision;
import io.entregent.vault.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/**
 * What a colleague does in the inbox. Answers are queued with the gate's decision in one
 * transaction; a refusal is stored and recorded too, hence the transaction commits on it.
 */
@ApplicationScoped
@Transactional(dontRollbackOn = GateRefused.class)
public class Inbox {

    static final String RECEIPT_QUEUE = "receipt";
    static final String WAKE_QUEUE = "wake";

    @Inject
    private Outbox outbox;

    @Inject
    private Wishes wishes;

    @Inject
    private Purposes purposes;

    @Inject
    private Consents consents;

    @Inject
    private Erasures erasures;

    @Inject
    private Conversations conversations;

    @Inject
    private MessageSql messages;

    @Inject
    private Views views;

    @Inject
    private Contacts contacts;

    @Inject
    private Access access;

    @Inject
    private Members members;

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
     * @param replyTo the message that it answers, or null
     * @throws Rejected text.empty, text.tooLong, or the code of the gate's rule
     */
    public MessageView reply(UUID conversation, String text, UUID replyTo) {
        access.require(Permission.INBOX_REPLY);
        return views.message(outbox.text(conversations.locked(conversation), text, replyTo));
    }

    /** @throws Rejected media.type, media.tooBig, or the code of the gate's rule */
    public MessageView replyWithMedia(UUID conversation, MediaContent file, String caption) {
        access.require(Permission.INBOX_REPLY);
        return views.message(outbox.media(conversations.locked(conversation), file, caption));
    }

    /**
     * @param purpose service, marketing, survey
     * @throws Rejected purpose.unknown, or the code of the gate's rule
     */
    public MessageView replyWithTemplate(UUID conversation, TemplateChoice choice, String purpose) {
        access.require(Permission.INBOX_REPLY);
        return views.message(outbox.template(conversations.locked(conversation), choice, purposes.require(purpose)));
    }

    /**
     * Writes to somebody with a template, from the tenant's first number; a contact and a conversation
     * are made only if the gate allows it.
     */
    public MessageView writeFirst(Recipient to, TemplateChoice choice, String purpose) {
        access.require(Permission.INBOX_REPLY);
        return views.message(outbox.first(to, choice, purposes.require(purpose)));
    }

    /**
     * Asks the person for consent by published words, with two buttons.
     *
     * @param language fr or en
     * @throws Rejected wording.unpublished, contact.suppressed, or the code of the gate's rule
     */
    public MessageView askConsent(UUID conversation, String wording, String language) {
        access.require(Permission.INBOX_REPLY);
        return views.message(wishes.ask(conversations.locked(conversation), wording, "fr".equals(language) ? "fr" : "en", null));
    }

    /**
     * What the gate would say now, with nothing queued and nothing stored.
     */
    public Decision weigh(Recipient to, Gate.Say what, String purpose) {
        access.require(Permission.POLICY_READ);
        return outbox.weigh(to, what, purposes.require(purpose));
    }

    /** @param user null for nobody; taking a conversation for oneself needs no more than the right to answer */
    public void assign(UUID id, UUID user) {
        boolean oneself = user != null && user.equals(access.userId());
        access.require(oneself ? Permission.INBOX_REPLY : Permission.INBOX_ASSIGN);
        Conversation conversation = conversations.locked(id);
        if (user != null && !oneself
                && members.withPermission(Permission.INBOX_REPLY).stream().noneMatch(one -> one.userId().equals(user))) {
            throw Rejected.invalid("assignee.unknown");
        }
        String before = String.valueOf(conversation.assignee());
        conversation.assign(user);
        changed(conversation, "assigned", before, String.valueOf(user));
    }

    public void close(UUID id) {
        access.require(Permission.INBOX_REPLY);
        Conversation conversation = conversations.locked(id);
        String before = conversation.state().code();
        if (conversation.close()) {
            changed(conversation, "closed", before, conversation.state().code());
        }
    }

    public void reopen(UUID id) {
        access.require(Permission.INBOX_REPLY);
        Conversation conversation = conversations.locked(id);
        String before = conversation.state().code();
        if (conversation.open()) {
            changed(conversation, "reopened", before, conversation.state().code());
        }
    }

    /** @throws Rejected {@code snooze.past} */
    public void snooze(UUID id, Instant until) {
        access.require(Permission.INBOX_REPLY);
        Conversation conversation = conversations.locked(id);
        if (until == null || !until.isAfter(clock.instant())) {
            throw Rejected.invalid("snooze.past");
        }
        String before = conversation.state().code();
        conversation.snooze(until);
        tickets.add(WAKE_QUEUE, id.toString(), null, until);
        changed(conversation, "snoozed", before, conversation.state().code());
    }

    /** @throws Rejected text.empty, text.tooLong */
    public MessageView addNote(UUID id, String text) {
        access.require(Permission.INBOX_REPLY);
        Conversation conversation = conversations.locked(id);
        String body = Outbox.text(text);
        UUID note = Ids.next();
        UUID subject = contacts.subject(conversation.contactId());
        messages.addNote(note, id, subject, access.userId(), vault.seal(subject, Fields.BODY, body), clock.instant());
        audit.record(AuditEvent.done("note.added", "note", note).subject(subject).fact("conversation", id));
        signals.raise("conversation", id.toString());
        return views.note(note);
    }

    /** Nothing is unread any more, and the person sees blue ticks. */
    public void markRead(UUID id) {
        access.require(Permission.INBOX_REPLY);
        Conversation conversation = conversations.locked(id);
        int unread = conversation.readAll();
        if (unread > 0) {
            messages.newestInbound(id).ifPresent(message -> tickets.add(RECEIPT_QUEUE, message.toString(), null));
            changed(conversation, "markedRead", String.valueOf(unread), "0");
        }
    }

    /**
     * The person asked, here or elsewhere, to be taken from the contact list: what was agreed is withdrawn, what
     * waits is not sent, and the conversation is closed. Who writes again gets an answer.
     */
    public void removeFromList(UUID id) {
        access.require(Permission.CONSENT_WRITE);
        Conversation conversation = conversations.locked(id);
        consents.stopByColleague(conversation.contactId(), conversation.channel());
        erasures.remove(conversation.contactId());
        String before = conversation.state().code();
        if (conversation.close()) {
            changed(conversation, "closed", before, conversation.state().code());
        }
    }

    private void changed(Conversation conversation, String verb, String before, String after) {
        audit.record(AuditEvent.done("conversation." + verb, "conversation", conversation.id())
                .subject(contacts.subject(conversation.contactId())).state(before, after));
        signals.raise("conversation", conversation.id().toString());
    }
}
