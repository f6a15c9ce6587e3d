package io.entregent.inbox.compose;

import io.entregent.policy.Situation.Count;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** How many messages this node handed to each number in the last second. */
@ApplicationScoped
public class Pace {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Map<UUID, Deque<Instant>> sent = new ConcurrentHashMap<>();

    public void sent(UUID account, Instant at) {
        Deque<Instant> times = sent.computeIfAbsent(account, missing -> new ArrayDeque<>());
        synchronized (times) {
            times.addLast(at);
            forget(times, at);
        }
    }

    Count of(UUID account, Instant now) {
        Deque<Instant> times = sent.get(account);
        if (times == null) {
            return Count.NONE;
        }
        synchronized (times) {
            forget(times, now);
            return times.isEmpty() ? Count.NONE : new Count(times.size(), times.peekFirst());
        }
    }

    private static void forget(Deque<Instant> times, Instant now) {
        while (!times.isEmpty() && !times.peekFirst().isAfter(now.minus(SECOND))) {
            times.removeFirst();
        }
    }
}
