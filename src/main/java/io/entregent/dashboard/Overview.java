package io.entregent.dashboard;

import io.entregent.kernel.Span;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * The figures of one tenant in one span.
 *
 * @param decisions by hour or day, and by verdict and code
 * @param days      day to name to number; what is missing is zero
 * @param templates quality to how many templates that the platform takes
 * @param waiting   severity to how many violations that wait
 * @param lapsing   windows that end before tomorrow's morning with nobody's answer
 * @param changed   since when the youngest of the rule sets in force is
 * @param changes   when the next comes or goes; null if none is announced
 * @param refreshed when the figures by day were last counted, or null
 */
public record Overview(Span span, List<Slice> decisions, Map<LocalDate, Map<String, Long>> days, Map<String, Long> templates,
        long paused, List<Number> numbers, Map<String, Long> waiting, long reviews, long lapsing, LocalDate changed, LocalDate changes, int rules,
        Instant refreshed) {

    /** Decisions of one hour or day with one outcome; the code is empty for what was allowed. */
    public record Slice(Instant start, String verdict, String code, long count) {
    }

    /** A number of the tenant as the platform last told. */
    public record Number(String number, String quality, String limit, String throughput) {
    }

    public Overview {
        decisions = List.copyOf(decisions);
        numbers = List.copyOf(numbers);
    }

    public long decided(String verdict) {
        return decisions.stream().filter(one -> one.verdict().equals(verdict)).mapToLong(Slice::count).sum();
    }

    /** Over all days of the span. */
    public long sum(String name) {
        return days.values().stream().mapToLong(day -> day.getOrDefault(name, 0L)).sum();
    }

    /** Of the last day of the span. */
    public long last(String name) {
        return days.getOrDefault(span.to(), Map.of()).getOrDefault(name, 0L);
    }

    public long waitingViolations() {
        return waiting.values().stream().mapToLong(Long::longValue).sum();
    }
}
