package io.entregent.rights;

import java.time.Instant;
import java.util.UUID;

/**
 * Why a person's data must stay.
 *
 * @param endedAt when somebody ended it early, or null
 */
public record LegalHoldView(UUID id, UUID contact, String reason, Instant endsAt, Instant openedAt, String openedBy, Instant endedAt) {

    public boolean activeAt(Instant now) {
        return endedAt == null && now.isBefore(endsAt);
    }

    @Override
    public String toString() {
        return "LegalHoldView[" + id + "]";
    }
}
