package io.entregent.template.review;

/** What a reviewer says. */
public enum Verdict {
    APPROVED, REJECTED, CHANGES;

    String code() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    static Verdict of(String code) {
        return code == null ? null : valueOf(code.toUpperCase(java.util.Locale.ROOT));
    }
}
