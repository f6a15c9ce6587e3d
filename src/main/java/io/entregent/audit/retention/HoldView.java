package io.entregent.audit.retention;

import java.time.Instant;
import java.util.UUID;

/**
 * A legal hold.
 *
 * @param from   inclusive
 * @param to     exclusive
 * @param by     name of who set it
 * @param lifted null while it stands
 */
public record HoldView(UUID id, String reason, Instant from, Instant to, String by, Instant at, String liftedBy, Instant lifted) {
}
