package io.entregent.consent;

import io.entregent.kernel.Rejected;
import java.util.Arrays;
import java.util.Locale;

/** For what a person is written to. */
public enum Purpose {
    SERVICE(false), MARKETING(true), SURVEY(true);

    private final boolean needsConsent;

    Purpose(boolean needsConsent) {
        this.needsConsent = needsConsent;
    }

    /** Service answers what the person asked for; all else is asked first. */
    public boolean needsConsent() {
        return needsConsent;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws Rejected {@code purpose.unknown} */
    public static Purpose parse(String code) {
        return Arrays.stream(values()).filter(one -> one.code().equals(code)).findFirst()
                .orElseThrow(() -> Rejected.invalid("purpose.unknown"));
    }
}
