package io.entregent.inbox.read;

import io.entregent.contact.ContactView;
import java.time.Instant;
import java.util.UUID;

/**
 * A conversation without its messages.
 *
 * @param accountNumber   the tenant's number that the person writes to, as people read it
 * @param windowExpiresAt null if the person never wrote
 */
public record ConversationView(UUID id, ContactView contact, UUID account, String accountNumber, String channel,
        ConversationState state, Instant snoozedUntil, UUID assignee, String assigneeName, int unread,
        Instant lastMessageAt, Instant lastInboundAt, Instant windowExpiresAt, WindowState window, int version) {
}
