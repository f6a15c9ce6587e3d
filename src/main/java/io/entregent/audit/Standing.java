package io.entregent.audit;

import java.time.Instant;

/**
 * How a tenant's log stands with the signer.
 *
 * @param size    how many entries the last checkpoint covers
 * @param since   when the signer was last in agreement; null before it was reached once
 * @param silent  since when the signer does not answer, or null
 * @param missing how many entries the signer has seen that this log lacks; 0 unless refused
 */
public record Standing(State state, long size, Instant since, Instant silent, long missing) {

    /** What came of the last comparison. */
    public enum State {
        /** Not compared yet. */
        UNKNOWN,
        /** The log extends all that was signed. */
        SIGNED,
        /** The log is shorter than what was signed: an older state was restored. */
        ROLLED_BACK,
        /** The log has as many entries as were signed, but others. */
        FORKED
    }

    static Standing unknown() {
        return new Standing(State.UNKNOWN, 0, null, null, 0);
    }

    /** Then nobody may enter, and no entry gets a number. */
    public boolean isRefused() {
        return state == State.ROLLED_BACK || state == State.FORKED;
    }

    Standing silentSince(Instant now) {
        return new Standing(state, size, since, silent == null ? now : silent, missing);
    }
}
