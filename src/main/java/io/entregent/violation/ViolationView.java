package io.entregent.violation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A violation as its reader may see it.
 *
 * @param kinds       what was found, in the words of the screening
 * @param allowable   a number was found that could be allowed from now on
 * @param excerpt     masked words around; null for who may not read messages, and where there are none any more
 * @param actor       name of the colleague who did it, or null
 * @param person      name of the person, or null
 * @param conversation null if there is none, or the reader may not see it
 * @param assignee    who looks after it, or null
 */
public record ViolationView(UUID id, String rule, Severity severity, Source source, State state, List<String> kinds,
        boolean allowable, String excerpt, String actor, String person, UUID conversation, UUID message, String objectType,
        String objectId, List<String> details, Instant at, UUID assignee, String assigneeName, LocalDate due, String settledBy,
        Instant settledAt) {

    public ViolationView {
        kinds = List.copyOf(kinds);
        details = List.copyOf(details);
    }
}
