package io.entregent.consent;

import io.entregent.consent.ledger.EventType;
import java.time.Instant;
import java.util.UUID;

/**
 * One event of the ledger with its evidence opened.
 *
 * @param at        when it was recorded here
 * @param claimedAt when it happened by the word of who told it, or null
 * @param wording   what somebody else calls the words, or null
 * @param shown     the words of our library, or null
 * @param evidence  null if there was none or its key is destroyed
 * @param entry     id of its entry in the audit log
 */
public record ConsentEventView(UUID id, UUID contact, String purpose, String channel, String sender, EventType type,
        String method, Instant at, Instant claimedAt, Instant validUntil, boolean awaits, boolean proven, String wording,
        Evidence.Shown shown, String evidence, UUID message, UUID file, Integer age, UUID answers, String recordedBy,
        UUID entry, String legalBasis) {

    @Override
    public String toString() {
        return "ConsentEventView[" + id + "]";
    }
}
