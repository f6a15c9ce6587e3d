package io.entregent.inbox.read;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Whether free words may be sent: for 24 hours after the person's last message to this number. */
public enum WindowState {
    OPEN, CLOSING, CLOSED;

    public static final Duration LENGTH = Duration.ofHours(24);
    public static final Duration CLOSING_FROM = Duration.ofHours(4);

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @param expiresAt null if the person never wrote */
    public static WindowState of(Instant expiresAt, Instant now) {
        if (expiresAt == null || !now.isBefore(expiresAt)) {
            return CLOSED;
        }
        return now.plus(CLOSING_FROM).isBefore(expiresAt) ? OPEN : CLOSING;
    }

    /** A message that says it comes from the future opens the window from now only; the window never moves back. */
    public static Instant extend(Instant expiresAt, Instant messageAt, Instant now) {
        Instant from = messageAt.isAfter(now) ? now : messageAt;
        Instant until = from.plus(LENGTH);
        return expiresAt != null && expiresAt.isAfter(until) ? expiresAt : until;
    }
}
