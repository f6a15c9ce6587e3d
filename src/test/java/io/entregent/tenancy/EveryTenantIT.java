package io.entregent.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import io.entregent.InServer;
import io.entregent.kernel.db.Scope;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Work that comes back to each tenant, in the server's own threads. */
class EveryTenantIT extends InServer {

    @Inject
    private Instance<EveryTenant> every;

    @Inject
    private Tenancy tenancy;

    @Test
    void whatFailsForOneTenantIsDoneForTheOthersAndEndsWithItsOwner() {
        List<UUID> tenants = tenancy.all().stream().map(Tenant::id).toList();
        UUID unlucky = tenants.get(0);
        Map<UUID, Integer> visits = new ConcurrentHashMap<>();
        EveryTenant turns = every.get();
        try {
            turns.start(Duration.ZERO, Duration.ofMillis(100), "A test fails on purpose", () -> {
                visits.merge(Scope.requireTenant(), 1, Integer::sum);
                if (Scope.requireTenant().equals(unlucky)) {
                    throw new IllegalStateException("on purpose");
                }
            });
            Awaitility.await().until(() -> visits.keySet().containsAll(tenants) && visits.get(unlucky) > 1);
        } finally {
            every.destroy(turns);
        }
        Awaitility.await().pollDelay(Duration.ofMillis(300)).until(() -> true);
        int before = visits.get(unlucky);
        Awaitility.await().pollDelay(Duration.ofMillis(500)).untilAsserted(() -> assertThat(visits.get(unlucky)).isEqualTo(before));
    }
}
