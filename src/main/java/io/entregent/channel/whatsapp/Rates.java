package io.entregent.channel.whatsapp;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Meta's two rates: 80 messages a second per number, and to one person one message in six seconds
 * with up to 45 borrowed ahead. Counted in the memory of one node; where several nodes send for one
 * number, Meta's own refusal (130429, 131056) is what slows them.
 */
final class Rates {

    private static final Duration NUMBER_STEP = Duration.ofNanos(1_000_000_000L / 80);
    private static final int NUMBER_BURST = 80;
    private static final Duration PAIR_STEP = Duration.ofSeconds(6);
    private static final int PAIR_BURST = 45;
    private static final int SWEEP_ABOVE = 10_000;
    private static final int LONGEST_POWER = 6;

    /** When a key would be back at rest; a call is good while that is less than a burst away. */
    private final Map<String, Instant> numbers = new ConcurrentHashMap<>();
    private final Map<String, Instant> pairs = new ConcurrentHashMap<>();
    private final Map<String, Refusals> refusals = new ConcurrentHashMap<>();

    private record Refusals(int count, Instant until) {
    }

    /** @return zero if the call may go now (it is counted then), else how long to wait */
    Duration take(String number, String pair, Instant now) {
        Refusals refused = refusals.get(pair);
        if (refused != null && refused.until().isAfter(now)) {
            return Duration.between(now, refused.until());
        }
        sweep(now);
        Duration wait = take(pairs, pair, PAIR_STEP, PAIR_BURST, now);
        if (!wait.isZero()) {
            return wait;
        }
        wait = take(numbers, number, NUMBER_STEP, NUMBER_BURST, now);
        if (!wait.isZero()) {
            pairs.computeIfPresent(pair, (key, rest) -> rest.minus(PAIR_STEP));
        }
        return wait;
    }

    /** Meta's own rule for 131056: wait 4^X seconds, X = 0, 1, 2 … */
    Duration pairRefused(String pair, Instant now) {
        Refusals next = refusals.compute(pair, (key, before) -> {
            int count = before == null ? 0 : Math.min(before.count() + 1, LONGEST_POWER);
            return new Refusals(count, now.plusSeconds(1L << (2 * count)));
        });
        return Duration.between(now, next.until());
    }

    void accepted(String pair) {
        refusals.remove(pair);
    }

    private static Duration take(Map<String, Instant> rests, String key, Duration step, int burst, Instant now) {
        Duration[] wait = {Duration.ZERO};
        rests.compute(key, (same, before) -> {
            Instant rest = before == null || before.isBefore(now) ? now : before;
            Duration ahead = Duration.between(now, rest).minus(step.multipliedBy(burst - 1L));
            if (!ahead.isNegative() && !ahead.isZero()) {
                wait[0] = ahead;
                return before;
            }
            return rest.plus(step);
        });
        return wait[0];
    }

    private void sweep(Instant now) {
        if (pairs.size() > SWEEP_ABOVE) {
            pairs.values().removeIf(rest -> rest.isBefore(now));
            refusals.values().removeIf(refused -> refused.until().isBefore(now.minus(PAIR_STEP)));
        }
    }
}
