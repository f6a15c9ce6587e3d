package io.entregent.kernel.jobs;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Rests a multiple of what it worked: many tenants at a stretch would take a processor from those who wait for a page or write. */
public final class Pace {

    private final int times;
    private long left;
    private long begun = System.nanoTime();

    /**
     * @param times so many times as long as it worked
     * @param most  so long it rests at most, all in all
     */
    public Pace(int times, Duration most) {
        this.times = times;
        this.left = most.toNanos();
    }

    /** For a round over all tenants that comes back by itself: it may not keep its thread of the pool for long. */
    public static Pace ofRound() {
        return new Pace(3, Duration.ofSeconds(3));
    }

    public void rest() {
        long worked = System.nanoTime() - begun;
        long rest = Math.min(times * worked, left);
        left -= rest;
        LockSupport.parkNanos(rest);
        begun = System.nanoTime();
    }
}
