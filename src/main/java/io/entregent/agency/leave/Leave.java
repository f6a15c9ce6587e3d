package io.entregent.agency.leave;

import java.time.Instant;
import java.util.UUID;

/**
 * That a tenant leaves.
 *
 * @param dueAt      when it is erased, unless it is called off before
 * @param exportedAt when somebody last took the data along, or null
 * @param revokedAt  when numbers and agency were cut off, or null
 */
public record Leave(UUID id, Instant askedAt, Instant dueAt, Instant exportedAt, Instant revokedAt) {
}
