package io.entregent.agency;

import io.entregent.InServer;
import io.entregent.access.Access;
import io.entregent.access.Actor;
import io.entregent.access.Identity;
import io.entregent.access.Permission;
import io.entregent.access.Role;
import io.entregent.kernel.ThreadBound;
import io.entregent.kernel.db.Scope;
import io.entregent.people.keycloak.Organizations;
import io.entregent.tenancy.Tenancy;
import io.entregent.tenancy.Tenant;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.awaitility.Awaitility;

/** Base of the tests in the server that begin a client of the demo's agency. */
abstract class Beginnings extends InServer {

    static final UUID AGENCY = UUID.nameUUIDFromBytes("entregent-demo:admin@agence-confluence.example".getBytes(StandardCharsets.UTF_8));

    @Inject
    Onboarding onboarding;

    @Inject
    Joining joining;

    @Inject
    Access access;

    @Inject
    Tenancy tenancy;

    @Inject
    Organizations organizations;

    @Inject
    Clock clock;

    final String slug = "quai-" + UUID.randomUUID().toString().substring(0, 8);
    final String domain = slug + ".example";

    final Tenant begun() {
        return begun(slug);
    }

    final Tenant begun(String name) {
        Scope.user(AGENCY).run(() -> {
            try (ThreadBound.Opened acting = access.outside(identity(AGENCY), null, "it").act()) {
                onboarding.start(new NewClient("Quai", name, "FR", "732829320", Activity.SHOP, null, "patronne@" + name + ".example"));
            }
        });
        Tenant tenant = tenancy.bySlug(name).orElseThrow();
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> organizations.find(name).isPresent());
        return tenant;
    }

    /** Somebody who was invited at the tenant's domain and came in. */
    final UUID admin(Tenant tenant) {
        UUID boss = UUID.randomUUID();
        in(tenant, () -> joining.join(boss, "Rose", Role.ADMIN, "rose@" + domain));
        return boss;
    }

    final <T> T as(Tenant tenant, UUID who, Supplier<T> work) {
        return Scope.tenant(tenant.id(), who).call(() -> {
            try (ThreadBound.Opened acting = access.enter(tenant, identity(who), null, "it").orElseThrow().act()) {
                return work.get();
            }
        });
    }

    static void in(Tenant tenant, Runnable work) {
        Scope.tenant(tenant.id(), null).run(work);
    }

    static <T> T in(Tenant tenant, Supplier<T> work) {
        return Scope.tenant(tenant.id(), null).call(work);
    }

    final Identity identity(UUID who) {
        return new Identity(who, "Somebody", false, "fresh", clock.instant());
    }
}
