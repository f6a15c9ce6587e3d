package io.entregent.tenancy;

import java.util.UUID;

/**
 * A customer whose data nobody else sees.
 *
 * @param slug     its name in addresses: {@code /t/{slug}/…}
 * @param agencyId the agency that manages it, or null
 */
public record Tenant(UUID id, String slug, String name, Vertical vertical, UUID agencyId) {
}
