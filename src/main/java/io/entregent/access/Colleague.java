package io.entregent.access;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * A member as the page of members shows one.
 *
 * @param address where mail reaches the person, or null if that was never learned
 * @param seenAt  to the minute, or null if never
 */
public record Colleague(UUID userId, String name, String address, Set<Role> roles, Instant seenAt) {
}
