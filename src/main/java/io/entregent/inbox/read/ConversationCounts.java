package io.entregent.inbox.read;

/** How many open conversations each view holds. */
public record ConversationCounts(long all, long mine, long unassigned, long unread) {
}
