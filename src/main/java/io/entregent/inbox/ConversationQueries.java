package io.entregent.inbox;

import io.entregent.access.Access;
import io.entregent.access.Permission;
import io.entregent.audit.Audit;
import io.entregent.audit.AuditEvent;
import io.entregent.channel.ChannelAccount;
import io.entregent.channel.Channels;
import io.entregent.contact.ContactView;
import io.entregent.contact.Contacts;
import io.entregent.contact.Identities;
import io.entregent.contact.Phones;
import io.entregent.inbox.file.MediaContent;
import io.entregent.inbox.read.ConversationCounts;
import io.entregent.inbox.read.ConversationFilter;
import io.entregent.inbox.read.ConversationRow;
import io.entregent.inbox.read.ConversationSql;
import io.entregent.inbox.read.ConversationState;
import io.entregent.inbox.read.ConversationView;
import io.entregent.inbox.read.Fields;
import io.entregent.inbox.read.MessageSql;
import io.entregent.inbox.read.MessageView;
import io.entregent.inbox.read.Sealed;
import io.entregent.inbox.read.Views;
import io.entregent.inbox.read.WindowState;
import io.entregent.kernel.Cursor;
import io.entregent.kernel.Page;
import io.entregent.kernel.Rejected;
import io.entregent.policy.Decisions;
import io.entregent.policy.StoredDecision;
import io.entregent.vault.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Reads the inbox. Who reads a conversation is written down, once in five minutes. */
@ApplicationScoped
@Transactional
public class ConversationQueries {

    static final int PAGE = 30;
    static final int LARGEST_PAGE = 100;
    private static final Duration ONE_READING = Duration.ofMinutes(5);

    @Inject
    private ConversationSql sql;

    @Inject
    private MessageSql messages;

    @Inject
    private Conversations conversations;

    @Inject
    private Views views;

    @Inject
    private Sealed sealed;

    @Inject
    private Contacts contacts;

    @Inject
    private Channels channels;

    @Inject
    private Decisions decisions;

    @Inject
    private Access access;

    @Inject
    private Vault vault;

    @Inject
    private Audit audit;

    @Inject
    private Clock clock;

    /**
     * Newest first.
     *
     * @param limit 30 if it is 0 or less, at most 100
     * @throws Rejected cursor.invalid
     */
    public Page<ConversationRow> list(ConversationFilter filter, String cursor, int limit) {
        access.require(Permission.INBOX_READ);
        Instant now = clock.instant();
        int most = size(limit);
        boolean search = filter.q() != null && !filter.q().isBlank();
        List<ConversationSql.Row> rows = sql.list(filter, access.userId(), search ? vault.tokens(filter.q()) : null,
                search ? people(filter.q()) : Set.of(), Cursor.parse(cursor), most + 1, now);
        Map<UUID, ContactView> known = contacts.known(rows.stream().map(ConversationSql.Row::contact).collect(Collectors.toSet()));
        if (access.actor().pass() != null) {
            // A list shows names and beginnings of messages: who comes from outside leaves a trace of that too.
            audit.recordOnce(AuditEvent.done("conversation.listed", "inbox", "list"));
        }
        return Page.of(rows, most, row -> new Cursor(row.lastMessageAt(), row.id()).text())
                .map(row -> row(row, known.get(row.contact()), now));
    }

    public ConversationCounts counts() {
        access.require(Permission.INBOX_READ);
        return sql.counts(access.userId());
    }

    /** @throws Rejected not found */
    public ConversationView view(UUID id) {
        access.require(Permission.INBOX_READ);
        Conversation one = conversations.read(id);
        reading(one);
        ContactView contact = contacts.known(List.of(one.contactId())).get(one.contactId());
        ChannelAccount account = channels.account(one.accountId());
        return new ConversationView(one.id(), contact, one.accountId(), account.displayName(), one.channel(), one.state(),
                one.snoozedUntil(), one.assignee(), views.colleague(one.assignee()), one.unread(), one.lastMessageAt(),
                one.lastInboundAt(), one.windowExpiresAt(), WindowState.of(one.windowExpiresAt(), clock.instant()), one.version());
    }

    /** Messages and notes, newest first; next leads to older ones. */
    public Page<MessageView> thread(UUID conversation, String cursor, int limit) {
        access.require(Permission.INBOX_READ);
        reading(conversations.read(conversation));
        int most = size(limit);
        Page<MessageSql.Row> rows = Page.of(messages.thread(conversation, Cursor.parse(cursor), most + 1), most,
                row -> new Cursor(row.placedAt(), row.id()).text());
        return new Page<>(views.all(rows.rows()), rows.next());
    }

    public MessageView message(UUID id) {
        access.require(Permission.INBOX_READ);
        MessageView message = id == null ? null : views.message(id);
        if (message == null) {
            throw Rejected.notFound();
        }
        reading(conversations.read(message.conversation()));
        return message;
    }

    /** @throws Rejected not found, also for a message about which nothing was to be decided */
    public StoredDecision why(UUID message) {
        UUID decision = message(message).why();
        if (decision == null) {
            throw Rejected.notFound();
        }
        return decisions.of(decision);
    }

    /** @throws Rejected not found, also for a file that is not stored (yet) */
    public MediaContent media(UUID message) {
        access.require(Permission.INBOX_READ);
        if (message == null) {
            throw Rejected.notFound();
        }
        MessageSql.Media file = messages.media(message).filter(one -> one.content() != null).orElseThrow(Rejected::notFound);
        audit.record(AuditEvent.done("media.read", "message", message).subject(file.subject()));
        return new MediaContent(vault.openBytes(file.subject(), Fields.CONTENT, file.content()), file.mimeType(),
                sealed.open(file.subject(), Fields.FILE_NAME, file.fileName()));
    }

    private void reading(Conversation one) {
        Instant now = clock.instant();
        if (sql.firstReading(one.id(), access.actor().reader(), now, now.minus(ONE_READING))) {
            audit.record(AuditEvent.done("conversation.read", "conversation", one.id())
                    .subject(contacts.subject(one.contactId())));
        }
    }

    /** Whose phone or user id is exactly what was typed. */
    private Set<UUID> people(String typed) {
        Set<UUID> found = new LinkedHashSet<>();
        for (ChannelAccount account : channels.accounts()) {
            Phones.e164(typed, account.displayName()).map(phone -> Identities.phone(account.channel(), phone))
                    .flatMap(contacts::find).ifPresent(found::add);
            contacts.find(Identities.userId(account.channel(), typed.strip())).ifPresent(found::add);
        }
        return found;
    }

    private ConversationRow row(ConversationSql.Row row, ContactView contact, Instant now) {
        ContactView who = Objects.requireNonNull(contact);
        return new ConversationRow(row.id(), row.contact(), who.name(), who.phone(), who.userId(), row.channel(),
                ConversationState.of(row.state()), row.assignee(), views.colleague(row.assignee()), row.unread(),
                row.lastMessageAt(), row.windowExpiresAt(), WindowState.of(row.windowExpiresAt(), now),
                sealed.open(row.subject(), Fields.BODY, row.body()), row.kind(), "out".equals(row.direction()));
    }

    private static int size(int limit) {
        return limit <= 0 ? PAGE : Math.min(limit, LARGEST_PAGE);
    }
}
