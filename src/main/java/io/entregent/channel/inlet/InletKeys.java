package io.entregent.channel.inlet;

import io.entregent.kernel.db.Scope;
import io.entregent.vault.AddressSeal;
import io.entregent.vault.TenantSeal;
import io.entregent.vault.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Whose secrets could have signed a delivery, remembered for a minute. Only hits are remembered: what was connected just
 * now is found at once. Sets its own scopes; call it outside a transaction.
 */
@ApplicationScoped
public class InletKeys {

    private static final Duration FRESH = Duration.ofMinutes(1);

    /** An inlet with its secret, and what seals for its tenant. */
    record Key(Inlet inlet, byte[] secret, TenantSeal seal) {

        @Override
        public String toString() {
            return "Key[" + inlet + "]";
        }
    }

    private record Known(List<Key> keys, Instant until) {
    }

    @Inject
    private Lookup lookup;

    @Inject
    private AddressSeal seal;

    @Inject
    private Clock clock;

    private final Map<String, Known> known = new ConcurrentHashMap<>();

    List<Key> of(String channel, String accountId) {
        return of(channel, Set.of(accountId)).getOrDefault(accountId, List.of());
    }

    /** The same for many in one question: accounts that nobody connected are not there. */
    Map<String, List<Key>> of(String channel, Set<String> accountIds) {
        Map<String, List<Key>> found = new HashMap<>();
        accountIds.forEach(account -> remembered(channel + " " + account).ifPresent(keys -> found.put(account, keys)));
        Set<String> asked = accountIds.stream().filter(account -> !found.containsKey(account)).collect(Collectors.toSet());
        if (!asked.isEmpty()) {
            open(() -> lookup.of(channel, asked)).stream().collect(Collectors.groupingBy(key -> key.inlet().accountId()))
                    .forEach((account, keys) -> found.put(account, remember(channel + " " + account, keys)));
        }
        return found;
    }

    List<Key> of(String channel, UUID inlet) {
        String name = channel + " " + inlet;
        return remembered(name).orElseGet(() -> remember(name, open(() -> lookup.of(channel, inlet))));
    }

    /** Those whose secret is this, for a platform that shows it to introduce itself. */
    List<Key> marked(String channel, String secret) {
        String mark = seal.seal(Inlets.MARK, secret);
        return open(() -> lookup.marked(channel, mark));
    }

    void forget() {
        known.clear();
    }

    private Optional<List<Key>> remembered(String name) {
        return Optional.ofNullable(known.get(name)).filter(one -> one.until().isAfter(clock.instant())).map(Known::keys);
    }

    private List<Key> remember(String name, List<Key> keys) {
        if (!keys.isEmpty()) {
            known.put(name, new Known(keys, clock.instant().plus(FRESH)));
        }
        return keys;
    }

    private List<Key> open(Supplier<List<InletSql.Stored>> read) {
        return Scope.system("router").call(read).stream().map(one -> {
            TenantSeal own = Scope.tenant(one.inlet().tenant(), null).call(lookup::seal);
            return new Key(one.inlet(), own.open(Inlets.SECRET, one.secret()), own);
        }).toList();
    }

    /** The reads, each in a transaction of its own because each has another scope. */
    @ApplicationScoped
    @Transactional
    public static class Lookup {

        @Inject
        private InletSql sql;

        @Inject
        private Vault vault;

        public List<InletSql.Stored> of(String channel, Set<String> accountIds) {
            return sql.anywhere(channel, accountIds);
        }

        public List<InletSql.Stored> of(String channel, UUID inlet) {
            return sql.anywhere(channel, inlet);
        }

        public List<InletSql.Stored> marked(String channel, String mark) {
            return sql.marked(channel, mark);
        }

        public TenantSeal seal() {
            return vault.tenantSeal();
        }
    }
}
