package io.entregent.inbox.figures;

import java.util.HashMap;
import java.util.Map;

/**
 * What became of some messages.
 *
 * @param sent      taken by the platform and not failed since
 * @param delivered or read
 * @param clicks    answers by their buttons
 * @param reasons   of failures: code to count
 */
public record Counts(long sent, long delivered, long read, long clicks, Map<String, Long> reasons) {

    public static final Counts NONE = new Counts(0, 0, 0, 0, Map.of());

    public Counts {
        reasons = Map.copyOf(reasons);
    }

    static Counts clicked(long clicks) {
        return new Counts(0, 0, 0, clicks, Map.of());
    }

    static Counts failed(String code, long count) {
        return new Counts(0, 0, 0, 0, Map.of(code, count));
    }

    public long failed() {
        return reasons.values().stream().mapToLong(Long::longValue).sum();
    }

    public long tried() {
        return sent + failed();
    }

    public Counts plus(Counts other) {
        Map<String, Long> all = new HashMap<>(reasons);
        other.reasons.forEach((code, count) -> all.merge(code, count, Long::sum));
        return new Counts(sent + other.sent, delivered + other.delivered, read + other.read, clicks + other.clicks, all);
    }
}
