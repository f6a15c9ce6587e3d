package io.entregent.access;

import java.util.Set;
import java.util.UUID;

/** A colleague in the current tenant. */
public record Member(UUID userId, String name, Set<Role> roles) {
}
