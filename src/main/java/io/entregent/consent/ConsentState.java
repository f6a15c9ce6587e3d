package io.entregent.consent;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * What holds now.
 *
 * @param since  of the event that made it so; null for NONE
 * @param method of that event; null for NONE
 */
public record ConsentState(Purpose purpose, String channel, Status status, Instant since, String method) {

    public enum Status {
        NONE, GIVEN, WITHDRAWN;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** One event, as far as the state depends on it. */
    public record Step(Type type, Instant at, String method) {
    }

    public enum Type {
        GIVEN, WITHDRAWN,
        /** The person asked to hear from us again: recorded, but only a fresh consent opts in. */
        RESUME_ASKED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The latest word counts; of two at the same instant, the refusal. The order of the list does not matter. */
    static ConsentState fold(Purpose purpose, String channel, List<Step> steps) {
        return steps.stream().filter(step -> step.type() != Type.RESUME_ASKED)
                .max(Comparator.comparing(Step::at).thenComparing(step -> step.type() == Type.WITHDRAWN)
                        .thenComparing(Step::method))
                .map(last -> new ConsentState(purpose, channel,
                        last.type() == Type.GIVEN ? Status.GIVEN : Status.WITHDRAWN, last.at(), last.method()))
                .orElseGet(() -> new ConsentState(purpose, channel, Status.NONE, null, null));
    }
}
