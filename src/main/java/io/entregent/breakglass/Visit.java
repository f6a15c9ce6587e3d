package io.entregent.breakglass;

import java.time.Instant;
import java.util.UUID;

/**
 * One break-glass.
 *
 * @param side    agency or operator
 * @param visitor by name, or by id if no name is known
 * @param endedBy who ended it before its time, or null
 */
public record Visit(UUID id, UUID user, String side, String visitor, String reason, Instant began, Instant ends,
        Instant ended, String endedBy) {

    public boolean isOpen(Instant now) {
        return ended == null && now.isBefore(ends);
    }
}
