package io.entregent.audit;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Rests as long as it worked: many logs at a stretch would take a processor from those who write for a third of a second. */
final class Pace {

    private long left;
    private long begun = System.nanoTime();

    /** @param most so long it rests at most, all in all */
    Pace(Duration most) {
        this.left = most.toNanos();
    }

    void rest() {
        long worked = System.nanoTime() - begun;
        long rest = Math.min(worked, left);
        left -= rest;
        LockSupport.parkNanos(rest);
        begun = System.nanoTime();
    }
}
