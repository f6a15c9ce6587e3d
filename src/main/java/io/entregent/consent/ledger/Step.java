package io.entregent.consent.ledger;

import java.time.Instant;
import java.util.UUID;

/**
 * One event, as far as the state depends on it.
 *
 * @param sender     {@link Ledger#EVERY_SENDER} or the id of one account
 * @param claimed    when it happened by the word of who told it, or null
 * @param recorded   when it was written down here
 * @param validUntil for what agrees: until when; null for ever
 * @param awaits     what was given holds only once it is confirmed
 * @param proven     the words or the evidence are known
 * @param method     how it came: form, keyword, platform …
 */
public record Step(UUID id, EventType type, String sender, Instant claimed, Instant recorded, Instant validUntil,
        boolean awaits, boolean proven, String method) {

    /** When the person said it: never later than we learnt of it. */
    public Instant said() {
        return claimed == null || claimed.isAfter(recorded) ? recorded : claimed;
    }

    /** Both said and learnt after the other: what one clock alone puts later is not sure enough for a yes. */
    boolean surelyAfter(Step other) {
        return said().isAfter(other.said()) && recorded.isAfter(other.recorded);
    }

    boolean expired(Instant now) {
        return validUntil != null && !now.isBefore(validUntil);
    }

    boolean concerns(String oneSender) {
        return sender.equals(Ledger.EVERY_SENDER) || sender.equals(oneSender);
    }
}
