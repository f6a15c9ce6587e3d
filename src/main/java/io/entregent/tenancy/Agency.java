package io.entregent.tenancy;

import java.util.UUID;

/**
 * Who manages a tenant.
 *
 * @param open false once the client cut it off
 */
public record Agency(UUID id, String slug, String name, boolean open) {
}
