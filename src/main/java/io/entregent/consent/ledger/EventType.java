package io.entregent.consent.ledger;

import io.entregent.kernel.Rejected;
import java.util.Arrays;
import java.util.Locale;

/** What can happen to a consent. */
public enum EventType {
    /** The person was asked, or asked to be asked. Opts nobody in. */
    REQUESTED,
    /** The person agreed; where a confirmation is awaited, not yet enough. */
    GIVEN,
    /** The person confirmed with an own message what had been given. */
    CONFIRMED,
    /** The person was asked and said no. */
    REFUSED,
    /** The person agreed again, for a new time. */
    RENEWED,
    /** The person took the consent back. */
    WITHDRAWN,
    /** The time for which it was given is over. */
    EXPIRED,
    /** The person objects to being written to for this purpose (GDPR 21). */
    OBJECTED;

    public boolean refuses() {
        return this == REFUSED || this == WITHDRAWN || this == OBJECTED;
    }

    public boolean agrees() {
        return this == GIVEN || this == CONFIRMED || this == RENEWED;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws Rejected {@code consent.typeUnknown} */
    public static EventType parse(String code) {
        return Arrays.stream(values()).filter(one -> one.code().equals(code)).findFirst()
                .orElseThrow(() -> Rejected.invalid("consent.typeUnknown"));
    }
}
