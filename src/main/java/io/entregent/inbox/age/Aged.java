package io.entregent.inbox.age;

import java.time.Instant;

/**
 * How much is older than a time allows.
 *
 * @param found  that would go
 * @param held   that stays, because somebody has to keep it
 * @param oldest of what would go, or null
 */
public record Aged(long found, long held, Instant oldest) {
}
