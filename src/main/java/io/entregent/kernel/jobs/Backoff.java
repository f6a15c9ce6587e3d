package io.entregent.kernel.jobs;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** How long a failed ticket waits: doubling from one second to ten minutes, with a quarter of jitter. */
final class Backoff {

    static final int ATTEMPTS = 10;
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private Backoff() {
    }

    static Duration after(int attempts) {
        Duration plain = Duration.ofSeconds(1L << Math.min(Math.max(attempts - 1, 0), 20));
        Duration capped = plain.compareTo(LONGEST) > 0 ? LONGEST : plain;
        return capped.plusMillis(ThreadLocalRandom.current().nextLong(capped.toMillis() / 4 + 1));
    }
}
