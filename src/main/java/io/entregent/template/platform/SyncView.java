package io.entregent.template.platform;

import java.time.Instant;
import java.util.List;

/** One comparison with the platform: what was seen, how much of it was news, and which accounts could not be asked. */
public record SyncView(Instant at, int seen, int changed, List<Failure> failures) {

    /**
     * An account that could not be asked.
     *
     * @param account its display number
     * @param code    the platform's error code; -1: no answer
     */
    public record Failure(String account, String code) {
    }

    public SyncView {
        failures = List.copyOf(failures);
    }
}
