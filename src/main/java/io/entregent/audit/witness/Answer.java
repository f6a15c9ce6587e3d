package io.entregent.audit.witness;

/** What a witness said to a checkpoint (the statuses of C2SP tlog-witness, add-checkpoint). */
public enum Answer {

    SIGNED,
    /** No answer in time, or nobody there. */
    SILENT,
    /** 404: it does not know this log. */
    UNKNOWN,
    /** 403: it trusts no key that signed the checkpoint. */
    UNTRUSTED,
    /** It signed more entries than the log has: the log was rolled back, or forked. */
    AHEAD,
    /** 409 or 422: the log does not extend what it signed. */
    CONTRADICTS,
    /** A signature that is not of the key in the policy. */
    UNPROVEN,
    /** Any other status. */
    FAILED;

    /** Whether somebody must look at once: what a witness is for. */
    public boolean isAlarming() {
        return this == AHEAD || this == CONTRADICTS;
    }

    static Answer of(int status) {
        return switch (status) {
            case 403 -> UNTRUSTED;
            case 404 -> UNKNOWN;
            case 409, 422 -> CONTRADICTS;
            default -> FAILED;
        };
    }
}
