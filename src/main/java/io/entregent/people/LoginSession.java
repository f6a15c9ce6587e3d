package io.entregent.people;

import java.time.Instant;
import java.util.UUID;

/**
 * A browser in which somebody is logged in here.
 *
 * @param agent   what the browser says of itself, or null
 * @param address from where it came last, or null
 * @param seenAt  to the minute
 */
public record LoginSession(UUID id, UUID user, String name, String agent, String address, Instant beganAt, Instant seenAt) {
}
