package io.entregent.people;

import io.entregent.kernel.Rejected;
import io.entregent.kernel.jobs.RetryLater;
import io.entregent.people.keycloak.Organizations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Whether the realm still knows somebody and did not disable him or her. Asked again after half a minute; while
 * Keycloak is silent the last word counts for five minutes, as long as a token would live.
 */
@ApplicationScoped
public class Standing {

    private static final Duration GOOD_FOR = Duration.ofSeconds(30);
    private static final Duration AT_MOST = Duration.ofMinutes(5);
    private static final int MOST_KNOWN = 10_000;

    private record Word(boolean active, Instant at) {
    }

    @Inject
    private Organizations organizations;

    @Inject
    private Clock clock;

    private final Map<UUID, Word> known = new ConcurrentHashMap<>();

    public boolean isInstalled() {
        return organizations.isInstalled();
    }

    /**
     * Never inside a transaction.
     *
     * @throws Rejected {@code people.realmAway} where nobody can say
     */
    public boolean isActive(UUID user) {
        Instant now = clock.instant();
        Word last = known.get(user);
        if (last != null && last.at().plus(GOOD_FOR).isAfter(now)) {
            return last.active();
        }
        try {
            boolean active = organizations.isActive(user);
            if (known.size() > MOST_KNOWN) {
                known.clear();
            }
            known.put(user, new Word(active, now));
            return active;
        } catch (RetryLater silent) {
            if (last != null && last.at().plus(AT_MOST).isAfter(now)) {
                return last.active();
            }
            throw new Rejected(Rejected.Kind.UNAVAILABLE, "people.realmAway");
        }
    }
}
