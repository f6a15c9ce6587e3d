package io.entregent.inbox.api;

import io.entregent.inbox.read.ConversationRow;
import io.entregent.inbox.read.ConversationView;
import io.entregent.inbox.read.WindowState;
import java.time.Instant;
import java.util.UUID;

/** A conversation on the wire. Members without a value are null. */
public record ConversationJson(String id, Person contact, String channel, String state, String assignee,
        Instant windowExpiresAt, String window, int unread, Instant lastMessageAt, Instant snoozedUntil) {

    public record Person(String id, String name, String phone, String userId) {
    }

    static ConversationJson of(ConversationRow row) {
        return new ConversationJson(row.id().toString(),
                new Person(row.contactId().toString(), row.name(), row.phone(), row.userId()), row.channel(),
                row.state().code(), text(row.assignee()), row.windowExpiresAt(), row.window().code(), row.unread(),
                row.lastMessageAt(), null);
    }

    static ConversationJson of(ConversationView view) {
        WindowState window = view.window();
        return new ConversationJson(view.id().toString(), new Person(view.contact().id().toString(), view.contact().name(),
                view.contact().phone(), view.contact().userId()), view.channel(), view.state().code(), text(view.assignee()),
                view.windowExpiresAt(), window.code(), view.unread(), view.lastMessageAt(), view.snoozedUntil());
    }

    private static String text(UUID id) {
        return id == null ? null : id.toString();
    }
}
