package io.entregent.tenancy;

import java.util.UUID;

/** A tenant's clock was set. */
public record ZoneChanged(UUID tenant) {
}
