package io.entregent.isolation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A run of the probe.
 *
 * @param done     knocks so far
 * @param failures who came in where, or which wall has a hole
 * @param entry    the entry of the trail that holds the page's hash, or null
 */
public record Run(UUID id, State state, Instant startedAt, Instant endedAt, int done, int checks, List<String> failures, UUID entry) {

    /** BROKEN: could not be finished, for instance because Keycloak was silent; says nothing about the walls. */
    public enum State { RUNNING, GREEN, RED, BROKEN }
}
