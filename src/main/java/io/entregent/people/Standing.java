package io.entregent.people;

import io.entregent.kernel.Rejected;
import io.entregent.kernel.jobs.RetryLater;
import io.entregent.people.keycloak.Organizations;
import io.entregent.tenancy.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Whether the realm still knows somebody as an active member of a tenant's organization. Asked again after a minute;
 * while Keycloak is silent the last word counts for five minutes, as long as a token would live.
 */
@ApplicationScoped
public class Standing {

    private static final Duration GOOD_FOR = Duration.ofMinutes(1);
    private static final Duration AT_MOST = Duration.ofMinutes(5);
    private static final int MOST_KNOWN = 10_000;

    private record Whose(UUID tenant, UUID user) {
    }

    private record Word(boolean active, Instant at) {
    }

    @Inject
    private Organizations organizations;

    @Inject
    private Tenancy tenancy;

    @Inject
    private Clock clock;

    private final Map<Whose, Word> known = new ConcurrentHashMap<>();

    public boolean isInstalled() {
        return organizations.isInstalled();
    }

    /**
     * Never inside a transaction.
     *
     * @throws Rejected {@code people.realmAway} where nobody can say
     */
    public boolean isActive(UUID tenant, UUID user) {
        Whose whose = new Whose(tenant, user);
        Instant now = clock.instant();
        Word last = known.get(whose);
        if (last != null && last.at().plus(GOOD_FOR).isAfter(now)) {
            return last.active();
        }
        try {
            String slug = tenancy.byId(tenant).orElseThrow().slug();
            Optional<String> organization = organizations.find(slug);
            boolean active = organization.isPresent() && organizations.isActive(organization.get(), user);
            if (known.size() > MOST_KNOWN) {
                known.clear();
            }
            known.put(whose, new Word(active, now));
            return active;
        } catch (RetryLater silent) {
            if (last != null && last.at().plus(AT_MOST).isAfter(now)) {
                return last.active();
            }
            throw new Rejected(Rejected.Kind.UNAVAILABLE, "people.realmAway");
        }
    }
}
