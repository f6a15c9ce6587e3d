package io.entregent.inbox.read;

import java.util.Locale;
import java.util.Optional;

/**
 * How far a message came, in the order in which one status overrides another. Platforms tell
 * statuses in any order and any number of times; taking the greater of two gives the same end
 * whatever the order. What was delivered cannot have failed, so failed stands before delivered.
 */
public enum MessageStatus {
    RECEIVED, QUEUED, SENDING, UNKNOWN, ACCEPTED, SENT, FAILED, DELIVERED, READ;

    public static MessageStatus of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** @return empty for words of a platform that say nothing of how far the message came */
    public static Optional<MessageStatus> ofPlatform(String word) {
        return switch (word == null ? "" : word) {
            case "sent" -> Optional.of(SENT);
            case "delivered" -> Optional.of(DELIVERED);
            case "read", "played" -> Optional.of(READ);
            case "failed" -> Optional.of(FAILED);
            default -> Optional.empty();
        };
    }

    public MessageStatus advance(MessageStatus told) {
        return told.compareTo(this) > 0 ? told : this;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What others see: that the platform took it is not yet that it was sent. */
    public String shown() {
        return this == SENDING || this == ACCEPTED ? QUEUED.code() : code();
    }
}
