package io.entregent.inbox.read;

import java.util.Locale;

/** Whether somebody has to look after a conversation. */
public enum ConversationState {
    OPEN, SNOOZED, CLOSED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static ConversationState of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
