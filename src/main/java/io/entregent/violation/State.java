package io.entregent.violation;

import java.util.Locale;

/** OPEN and ESCALATED wait for somebody; the others are settled, and may be opened again. */
public enum State {
    OPEN, ESCALATED, ACCEPTED, REDACTED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean isSettled() {
        return this == ACCEPTED || this == REDACTED;
    }

    static State of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
