package io.entregent.policy.rules;

import io.entregent.policy.Decision.Result;
import java.time.Instant;

/**
 * What one rule says.
 *
 * @param until for what it holds
 */
public record Finding(Result result, Instant until) {

    static final Finding PASSED = new Finding(Result.PASSED, null);
    static final Finding REFUSED = new Finding(Result.REFUSED, null);
    static final Finding NOT_APPLICABLE = new Finding(Result.NOT_APPLICABLE, null);

    static Finding refuseIf(boolean broken) {
        return broken ? REFUSED : PASSED;
    }

    static Finding holdUntil(Instant until) {
        return new Finding(Result.HELD, until);
    }
}
