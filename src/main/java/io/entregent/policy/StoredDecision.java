package io.entregent.policy;

import java.time.Instant;
import java.util.UUID;

/** A decision as it was made. */
public record StoredDecision(UUID id, Instant at, Decision decision) {
}
