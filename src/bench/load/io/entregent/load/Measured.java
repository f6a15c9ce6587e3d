package io.entregent.load;

import java.util.Arrays;
import java.util.Locale;

/**
 * @param micros latency of each answer of 200, from when the POST was due to when its answer was whole
 */
record Measured(double seconds, long[] micros, long refused, long broken) {

    long acknowledged() {
        return micros.length;
    }

    String line(int updates) {
        long[] sorted = micros.clone();
        Arrays.sort(sorted);
        long slow = Arrays.stream(sorted).filter(one -> one > 1_000_000).count();
        return String.format(Locale.ROOT, "%.0f updates/s (%.0f POSTs/s for %.1f s), median %.1f ms, p99 %.1f ms, most %.1f ms,"
                        + " %.2f %% over 1 s, %d not 200, %d broken", micros.length * (double) updates / seconds, micros.length / seconds,
                seconds, at(sorted, 0.5), at(sorted, 0.99), at(sorted, 1), sorted.length == 0 ? 0 : 100.0 * slow / sorted.length,
                refused, broken);
    }

    private static double at(long[] sorted, double part) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1, Math.round(part * sorted.length))] / 1000.0;
    }
}
