package io.entregent.violation;

import java.util.Locale;

/** Where a violation came from: what we wanted to send, what people wrote, a template, the platform, a program of ours. */
public enum Source {
    OUTBOUND, INBOUND, TEMPLATE, ACCOUNT, AUTOMATION;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Source of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
