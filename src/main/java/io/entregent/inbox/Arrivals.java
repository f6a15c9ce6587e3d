package io.entregent.inbox;

import io.entregent.audit.Audit;
import io.entregent.audit.AuditEvent;
import io.entregent.channel.Channels;
import io.entregent.channel.Inbound;
import io.entregent.channel.InboundSink;
import io.entregent.channel.Party;
import io.entregent.consent.Purpose;
import io.entregent.contact.Contacts;
import io.entregent.contact.Identities;
import io.entregent.contact.Person;
import io.entregent.inbox.compose.Words;
import io.entregent.inbox.file.MediaFetch;
import io.entregent.inbox.read.ConversationSql;
import io.entregent.inbox.read.Fields;
import io.entregent.inbox.read.MessageSql;
import io.entregent.kernel.Ids;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.db.Signals;
import io.entregent.kernel.jobs.Tickets;
import io.entregent.vault.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Takes in what people write and switch. An update that comes again has no effect. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class Arrivals implements InboundSink {


    private static final Set<String> UNDERSTOOD = Set.of("text", "image", "video", "audio", "document", "sticker", "button",
            "reaction");

    @Inject
    private EntityManager entityManager;

    @Inject
    private ConversationSql conversations;

    @Inject
    private MessageSql messages;

    @Inject
    private Contacts contacts;

    @Inject
    private Wishes wishes;

    @Inject
    private Masking masking;

    @Inject
    private AutoReplies replies;

    @Inject
    private Channels channels;

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

    @Override
    public void accept(Inbound inbound) {
        if (inbound instanceof Inbound.MessageArrived arrived) {
            arrive(arrived);
        } else if (inbound instanceof Inbound.MessageChanged changed) {
            change(changed);
        } else if (inbound instanceof Inbound.PreferenceChanged preference) {
            prefer(preference);
        } else if (inbound instanceof Inbound.Wrote wrote) {
            write(wrote);
        } else if (inbound instanceof Inbound.IdentityChanged identity) {
            String channel = channels.account(identity.account()).channel();
            contacts.changed(identities(channel, identity.before()), identities(channel, identity.after()));
        }
    }

    static Identities identities(String channel, Party party) {
        if (party == null) {
            throw Rejected.invalid("recipient.invalid");
        }
        return new Identities(channel, party.phone(), party.userId(), party.parentUserId(), party.username(), party.name());
    }

    private void arrive(Inbound.MessageArrived came) {
        byte[] hash = hash(came.providerId());
        if (messages.byProvider(hash).isPresent()) {
            return;
        }
        Masking.Masked masked = masking.masked(came);
        Inbound.MessageArrived arrived = masked.message();
        Instant now = clock.instant();
        String channel = channels.account(arrived.account()).channel();
        Person person = contacts.resolve(identities(channel, arrived.from()));
        Conversation conversation = lock(conversations.ensure(person.contact(), arrived.account(), channel, now));
        // Looked at again under the lock: the same message may be worked twice at the same time.
        if (messages.byProvider(hash).isPresent()) {
            return;
        }
        Message message = message(arrived, hash, person, conversation, now);
        entityManager.persist(message);
        media(arrived, message, person);
        String before = conversation.state().code();
        boolean reopened = conversation.receive(arrived.at(), Message.place(arrived.at(), now), now);
        index(conversation, person, arrived);
        audit.record(AuditEvent.done("message.received", "message", message.id()).subject(person.subject()).byConsumer()
                .fact("conversation", conversation.id()).fact("kind", kind(arrived)));
        if (reopened) {
            audit.record(AuditEvent.done("conversation.reopened", "conversation", conversation.id()).byConsumer()
                    .state(before, conversation.state().code()));
        }
        masking.arrived(masked, message, conversation);
        if (!wishes.said(arrived, person, conversation, message.id())) {
            replies.said(arrived, person, conversation);
        }
        signals.raise("conversation", conversation.id().toString());
    }

    private Message message(Inbound.MessageArrived arrived, byte[] hash, Person person, Conversation conversation, Instant now) {
        UUID subject = person.subject();
        Message message = Message.received(Ids.next(), conversation, subject, kind(arrived), arrived.at(), now)
                .says(vault.seal(subject, Fields.BODY, arrived.text()), vault.seal(subject, Fields.PAYLOAD, arrived.payload()));
        message.knownAs(hash, vault.seal(subject, Fields.PROVIDER_ID, arrived.providerId()));
        if (!UNDERSTOOD.contains(arrived.kind())) {
            message.keepRaw(vault.seal(subject, Fields.RAW, arrived.raw()));
        }
        if (arrived.replyTo() != null) {
            messages.byProvider(hash(arrived.replyTo())).ifPresent(message::answers);
        }
        return message;
    }

    private void media(Inbound.MessageArrived arrived, Message message, Person person) {
        Inbound.MediaRef media = arrived.media();
        if (media == null || media.id() == null) {
            return;
        }
        String mimeType = Words.code(media.mimeType(), "application/octet-stream");
        messages.addMedia(message.id(), person.subject(), "pending", mimeType,
                vault.seal(person.subject(), Fields.MEDIA_ID, media.id()),
                vault.seal(person.subject(), Fields.FILE_NAME, media.fileName()), null, null);
        tickets.add(MediaFetch.QUEUE, message.id().toString(), null);
    }

    private void index(Conversation conversation, Person person, Inbound.MessageArrived arrived) {
        if (arrived.text() != null) {
            conversations.index(conversation.id(), vault.tokens(arrived.text()));
        }
        // The name is learnt with each new conversation too, not only when it changes.
        if (arrived.from().name() != null && (person.renamed() || conversation.unread() == 1)) {
            conversations.index(conversation.id(), vault.tokens(arrived.from().name()));
        }
    }

    private void change(Inbound.MessageChanged changed) {
        // It may overtake the message that it changes; then it is tried again.
        UUID id = messages.byProvider(hash(changed.providerId()))
                .orElseThrow(() -> new NotHereYet("message.unknown"));
        Message message = entityManager.find(Message.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (changed.deleted()) {
            message.takeBack();
            messages.deleteMedia(id);
        } else {
            String text = masking.edited(changed.newText(), message);
            message.edit(vault.seal(message.subjectId(), Fields.BODY, text));
            if (text != null) {
                conversations.index(message.conversationId(), vault.tokens(text));
            }
        }
        audit.record(AuditEvent.done(changed.deleted() ? "message.takenBack" : "message.edited", "message", id)
                .subject(message.subjectId()).byConsumer());
        signals.raise("conversation", message.conversationId().toString());
    }

    private void prefer(Inbound.PreferenceChanged preference) {
        String channel = channels.account(preference.account()).channel();
        if (Wishes.understands(preference)) {
            wisher(identities(channel, preference.from())).ifPresent(contact -> {
                wishes.prefers(preference, contact, channel);
                conversations.find(contact, preference.account())
                        .ifPresent(conversation -> signals.raise("conversation", conversation.toString()));
            });
        }
    }

    private void write(Inbound.Wrote wrote) {
        Optional<Set<Purpose>> stopped = wishes.stopped(wrote.text());
        if (stopped.isPresent()) {
            String channel = channels.account(wrote.account()).channel();
            wisher(identities(channel, wrote.from())).ifPresent(contact -> wishes.stopElsewhere(wrote, contact, channel, stopped.get()));
        }
    }

    /** Who was erased is left alone anyway: no wish makes a contact of such a person again. */
    private Optional<UUID> wisher(Identities who) {
        return contacts.find(who).isEmpty() && contacts.suppressed(who) ? Optional.empty() : Optional.of(contacts.resolve(who).contact());
    }

    private Conversation lock(UUID id) {
        return Optional.ofNullable(entityManager.find(Conversation.class, id, LockModeType.PESSIMISTIC_WRITE)).orElseThrow();
    }

    private byte[] hash(String providerId) {
        return vault.lookup("message.provider", providerId);
    }

    private static String kind(Inbound.MessageArrived arrived) {
        return Words.code(arrived.kind(), "unsupported");
    }
}
