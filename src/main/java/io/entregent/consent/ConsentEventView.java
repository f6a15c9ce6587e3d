package io.entregent.consent;

import java.time.Instant;
import java.util.UUID;

/**
 * One event of the ledger with its evidence opened.
 *
 * @param at        when it was recorded here
 * @param claimedAt when it happened by the word of who told it, or null
 * @param evidence  null if there was none or its key is destroyed
 */
public record ConsentEventView(UUID id, UUID contact, Purpose purpose, String channel, ConsentState.Type type,
        String method, Instant at, Instant claimedAt, String wording, String evidence, String recordedBy) {
}
