package io.entregent.template.review;

import java.time.Instant;
import java.util.UUID;

/** One line of the queue. */
public record Waiting(UUID template, int number, String name, String category, VersionState state, UUID author,
        Instant since, int level, int levels, String levelName) {
}
