package io.entregent.violation;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * Which violations. Null and empty mean any.
 *
 * @param assignee a colleague
 * @param nobody   only those that nobody looks after
 * @param overdue  only those whose day is over
 */
public record ViolationFilter(Set<State> states, Severity severity, Source source, String rule, UUID assignee, boolean nobody,
        boolean overdue, Instant from, Instant to) {

    public static final Set<State> WAITING = Set.of(State.OPEN, State.ESCALATED);

    public ViolationFilter {
        states = Set.copyOf(states);
    }

    public static ViolationFilter waiting() {
        return new ViolationFilter(WAITING, null, null, null, null, false, false, null, null);
    }
}
