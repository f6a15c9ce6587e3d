package io.entregent.webhook;

import java.time.Instant;
import java.util.UUID;

/**
 * One event on its way to one address.
 *
 * @param state   waiting, delivered, failed (given up), dropped (the webhook was switched off)
 * @param status  of HTTP at the last attempt, or null
 * @param trouble code of what went wrong then, or null
 * @param nextAt  when it is tried again, or null
 * @param body    as it is sent
 */
public record Delivery(UUID id, UUID event, String kind, String state, int attempts, Integer status, Integer millis, String trouble,
        Instant queuedAt, Instant triedAt, Instant nextAt, String body) {
}
