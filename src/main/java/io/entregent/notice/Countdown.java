package io.entregent.notice;

import java.time.Duration;
import java.util.List;

/** When people are told that something is about to end: as each of these spans begins, and once. */
public final class Countdown {

    private static final List<Duration> BEFORE = List.of(Duration.ofDays(14), Duration.ofDays(2));

    /** Tells of all that ends within a span and of which it was told less often. */
    public interface Step {

        /** @param told how often it was told, after this */
        void tell(Duration before, int told);
    }

    private Countdown() {
    }

    /** The shortest first: of what is found late it is told once, and not twice on one day. */
    public static void each(Step step) {
        for (int told = BEFORE.size(); told > 0; told--) {
            step.tell(BEFORE.get(told - 1), told);
        }
    }
}
