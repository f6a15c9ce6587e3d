package io.entregent.apikey;

import io.entregent.access.Permission;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * A key as lists show it; the key itself is shown nowhere.
 *
 * @param owner      a person's id, or a program's
 * @param hint       its last four characters
 * @param lastUsedAt to the minute, or null if never
 * @param revokedAt  null while it holds
 */
public record ApiKey(UUID id, UUID owner, String ownerName, boolean service, String name, String hint, Set<Permission> scopes,
        Instant createdAt, Instant expiresAt, Instant lastUsedAt, Instant revokedAt) {

    public boolean holds(Instant now) {
        return revokedAt == null && expiresAt.isAfter(now);
    }
}
