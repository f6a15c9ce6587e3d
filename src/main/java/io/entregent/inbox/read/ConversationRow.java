package io.entregent.inbox.read;

import io.entregent.contact.Phones;
import java.time.Instant;
import java.util.UUID;

/**
 * One line of the list.
 *
 * @param snippet     what the last message says, or null if it has no text
 * @param snippetKind kind of the last message, or null if there is none
 * @param snippetOut  the last message is ours
 */
public record ConversationRow(UUID id, UUID contactId, String name, String phone, String userId, String channel,
        ConversationState state, UUID assignee, String assigneeName, int unread, Instant lastMessageAt,
        Instant windowExpiresAt, WindowState window, String snippet, String snippetKind, boolean snippetOut) {

    public String title() {
        if (name != null && !name.isBlank()) {
            return name;
        }
        return phone == null ? userId : Phones.shown(phone);
    }

    @Override
    public String toString() {
        return "ConversationRow[" + id + "]";
    }
}
