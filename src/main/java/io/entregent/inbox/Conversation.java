package io.entregent.inbox;

import io.entregent.inbox.read.ConversationState;
import io.entregent.inbox.read.WindowState;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.TenantId;

/** Open until closed; an inbound message opens it again. */
@Entity
@DynamicUpdate
@Table(name = "conversation")
class Conversation {

    @Id
    private UUID id;

    @TenantId
    @Column(name = "tenant_id")
    private UUID tenantId;

    @Column(name = "contact_id")
    private UUID contactId;

    @Column(name = "account_id")
    private UUID accountId;

    private String channel;
    private String state;

    @Column(name = "snoozed_until")
    private Instant snoozedUntil;

    private UUID assignee;
    private int unread;

    @Column(name = "last_message_at")
    private Instant lastMessageAt;

    @Column(name = "last_inbound_at")
    private Instant lastInboundAt;

    @Column(name = "window_expires_at")
    private Instant windowExpiresAt;

    @Column(name = "created_at")
    private Instant createdAt;

    @Version
    private int version;

    protected Conversation() {
    }

    Conversation(UUID id, UUID contactId, UUID accountId, String channel, Instant now) {
        this.id = id;
        this.contactId = contactId;
        this.accountId = accountId;
        this.channel = channel;
        state = ConversationState.OPEN.code();
        lastMessageAt = now;
        createdAt = now;
    }

    /** @return true if that opened it again */
    boolean receive(Instant at, Instant placedAt, Instant now) {
        unread++;
        lastMessageAt = later(lastMessageAt, placedAt);
        lastInboundAt = later(lastInboundAt, at);
        windowExpiresAt = WindowState.extend(windowExpiresAt, at, now);
        return open();
    }

    /** @return true if that opened it again */
    boolean send(Instant at) {
        lastMessageAt = later(lastMessageAt, at);
        return open();
    }

    /** @return false if it was open */
    boolean open() {
        boolean changed = state() != ConversationState.OPEN;
        state = ConversationState.OPEN.code();
        snoozedUntil = null;
        return changed;
    }

    /** @return false if it was closed */
    boolean close() {
        boolean changed = state() != ConversationState.CLOSED;
        state = ConversationState.CLOSED.code();
        snoozedUntil = null;
        return changed;
    }

    void snooze(Instant until) {
        state = ConversationState.SNOOZED.code();
        snoozedUntil = until;
    }

    boolean wakesBy(Instant now) {
        return state() == ConversationState.SNOOZED && !snoozedUntil.isAfter(now);
    }

    void assign(UUID user) {
        assignee = user;
    }

    /** @return how many were unread */
    int readAll() {
        int before = unread;
        unread = 0;
        return before;
    }

    void belongTo(UUID contact) {
        contactId = contact;
    }

    /** Two conversations with what turned out to be one person. */
    void absorb(Conversation other) {
        unread += other.unread;
        lastMessageAt = later(lastMessageAt, other.lastMessageAt);
        lastInboundAt = later(lastInboundAt, other.lastInboundAt);
        windowExpiresAt = later(windowExpiresAt, other.windowExpiresAt);
        assignee = assignee == null ? other.assignee : assignee;
        if (other.state() == ConversationState.OPEN) {
            open();
        }
    }

    private static Instant later(Instant one, Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return other.isAfter(one) ? other : one;
    }

    UUID id() {
        return id;
    }

    UUID contactId() {
        return contactId;
    }

    UUID accountId() {
        return accountId;
    }

    String channel() {
        return channel;
    }

    ConversationState state() {
        return ConversationState.of(state);
    }

    Instant snoozedUntil() {
        return snoozedUntil;
    }

    UUID assignee() {
        return assignee;
    }

    int unread() {
        return unread;
    }

    Instant lastMessageAt() {
        return lastMessageAt;
    }

    Instant lastInboundAt() {
        return lastInboundAt;
    }

    Instant windowExpiresAt() {
        return windowExpiresAt;
    }

    int version() {
        return version;
    }
}
