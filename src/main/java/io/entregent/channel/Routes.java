package io.entregent.channel;

import io.entregent.kernel.db.Scope;
import io.entregent.vault.TenantSeal;
import io.entregent.vault.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Whose a business id is, remembered for a minute, with what seals for that tenant. Only hits are
 * remembered: an account that was connected just now is found at once.
 */
@ApplicationScoped
public class Routes {

    private static final Duration FRESH = Duration.ofMinutes(1);

    @Inject
    private Lookup lookup;

    @Inject
    private Clock clock;

    private final Map<String, Known> known = new ConcurrentHashMap<>();

    /** A business account, its tenant and its numbers. */
    public record Route(UUID tenant, TenantSeal seal, List<ChannelAccount> accounts) {

        public Optional<ChannelAccount> account(String accountId) {
            return accounts.stream().filter(one -> one.accountId().equals(accountId)).findFirst();
        }
    }

    private record Known(Route route, Instant until) {
    }

    /** Sets its own scopes; call it outside a transaction. */
    public Optional<Route> find(String channel, String business) {
        String key = channel + " " + business;
        Instant now = clock.instant();
        Known hit = known.get(key);
        if (hit != null && hit.until().isAfter(now)) {
            return Optional.of(hit.route());
        }
        List<ChannelAccount> accounts = Scope.system("router").call(() -> lookup.accounts(channel, business));
        if (accounts.isEmpty()) {
            known.remove(key);
            return Optional.empty();
        }
        UUID tenant = accounts.get(0).tenant();
        Route route = new Route(tenant, Scope.tenant(tenant, null).call(lookup::seal), accounts);
        known.put(key, new Known(route, now.plus(FRESH)));
        return Optional.of(route);
    }

    /**
     * Like {@link #find}, but looks again if the number is not among the remembered ones:
     * it may have been connected since.
     */
    public Optional<Route> find(String channel, String business, String accountId) {
        Optional<Route> route = find(channel, business);
        if (route.isPresent() && route.get().account(accountId).isEmpty()) {
            known.remove(channel + " " + business);
            return find(channel, business);
        }
        return route;
    }

    /** The reads of a route, each in a transaction of its own because each has another scope. */
    @ApplicationScoped
    @Transactional
    public static class Lookup {

        @Inject
        private ChannelSql sql;

        @Inject
        private Vault vault;

        public List<ChannelAccount> accounts(String channel, String business) {
            return sql.ofBusiness(channel, business);
        }

        public TenantSeal seal() {
            return vault.tenantSeal();
        }
    }
}
