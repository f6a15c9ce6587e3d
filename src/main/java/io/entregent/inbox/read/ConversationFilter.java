package io.entregent.inbox.read;

import java.util.UUID;

/**
 * Which conversations to list.
 *
 * @param state      null for all
 * @param assigneeId one colleague; null for what assignee says
 * @param window     null for all
 * @param q          words of messages or of the name (all must occur), or a phone number; null for all
 */
public record ConversationFilter(ConversationState state, AssigneeFilter assignee, UUID assigneeId, WindowState window,
        String q) {

    public static ConversationFilter all() {
        return new ConversationFilter(null, AssigneeFilter.ALL, null, null, null);
    }

    @Override
    public String toString() {
        return "ConversationFilter[" + state + ", " + assignee + ", " + window + "]";
    }
}
