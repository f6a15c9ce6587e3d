package io.entregent.kernel.jobs;

import java.time.Duration;

/** Says that a ticket is to be tried again after a while; the reason is a code without content. */
public class RetryLater extends RuntimeException {

    private final transient Duration after;

    public RetryLater(Duration after, String reason) {
        super(reason, null, false, false);
        this.after = after;
    }

    public Duration after() {
        return after;
    }
}
