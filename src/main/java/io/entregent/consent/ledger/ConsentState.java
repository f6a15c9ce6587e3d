package io.entregent.consent.ledger;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * What holds now.
 *
 * @param event  that made it so; null for NONE
 * @param since  of that event; null for NONE
 * @param until  for GIVEN: when it ends, or null
 * @param method of that event; null for NONE
 */
public record ConsentState(Status status, UUID event, Instant since, Instant until, String method) {

    static final ConsentState NOTHING = new ConsentState(Status.NONE, null, null, null, null);

    /** Only GIVEN allows anything. */
    public enum Status {
        NONE, REQUESTED,
        /** Given, but the confirmation is still awaited. */
        PENDING,
        GIVEN,
        /** Given by somebody's word, with neither wording nor evidence. */
        UNPROVEN,
        REFUSED, WITHDRAWN, OBJECTED, EXPIRED,
        /** Given, but a message that may mean "stop" awaits a decision. */
        HELD;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The person said no. */
        public boolean refused() {
            return this == REFUSED || this == WITHDRAWN || this == OBJECTED;
        }
    }

    static ConsentState of(Status status, Step step) {
        return new ConsentState(status, step.id(), step.said(), step.validUntil(), step.method());
    }

    /** While somebody has to decide what a message meant, nothing is allowed. */
    public ConsentState held() {
        return status == Status.GIVEN ? new ConsentState(Status.HELD, event, since, until, method) : this;
    }
}
