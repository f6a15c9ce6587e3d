package io.entregent.consent.capture;

import java.time.Instant;
import java.util.UUID;

/**
 * A file with many consents and how far it is worked.
 *
 * @param state reading, running, done, refused
 */
public record ImportView(UUID id, String state, String purpose, long read, long done, long accepted, long refused,
        Instant createdAt, Instant finishedAt) {
}
