package io.entregent.audit;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * Fired inside the transaction that records an entry, for rooms that pass on what happened. Codes and ids, nothing
 * personal.
 *
 * @param id     of the entry
 * @param before state, or null
 * @param after  state, or null
 */
public record Recorded(UUID id, Instant at, String type, String objectType, String objectId, String before, String after,
        Map<String, String> facts) {

    public Recorded {
        facts = Map.copyOf(facts);
    }
}
