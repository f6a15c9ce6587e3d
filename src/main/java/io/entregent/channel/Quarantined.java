package io.entregent.channel;

import java.time.Instant;
import java.util.UUID;

/**
 * A delivery that found no tenant, as the operator may see it: ids and a reason, never content.
 *
 * @param reason a code; the bundle says it in words under {@code operations.quarantine.<reason>}
 */
public record Quarantined(UUID id, String channel, String reason, String businessId, String accountId, int updates,
        Instant at) {
}
