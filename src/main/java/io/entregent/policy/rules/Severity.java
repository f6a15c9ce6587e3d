package io.entregent.policy.rules;

import java.util.Locale;

/** What comes of a rule that is not kept. ADVICE is told and stops nothing. */
public enum Severity {
    STOP, ADVICE;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
