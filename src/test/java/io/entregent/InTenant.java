package io.entregent;

import io.entregent.access.Actor;
import io.entregent.access.Permission;
import io.entregent.kernel.db.Scope;
import io.entregent.tenancy.Tenancy;
import io.entregent.tenancy.Tenant;
import io.entregent.tenancy.Vertical;
import io.entregent.vault.Vault;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;

/**
 * Base of tests in the server that work in transactions of one tenant, usually of their own: there the portal's own rounds may
 * leave an entry at any time.
 */
public abstract class InTenant extends InServer {

    @Inject
    protected Tenancy tenancy;

    @Inject
    private Vault vault;

    @Resource(lookup = "java:comp/UserTransaction")
    private UserTransaction transaction;

    protected Tenant tenant;

    protected interface Work {
        void run() throws Exception;
    }

    /** From here on, {@link #tenant} is a new one whose slug begins with that word. */
    protected void aTenantOfItsOwn(String word) throws Exception {
        UUID id = UUID.randomUUID();
        tenant = new Tenant(id, word + "-" + id.toString().substring(0, 8), word, Vertical.RETAIL, null);
        in(() -> {
            tenancy.add(tenant);
            vault.createTenantKey();
        });
    }

    /** Commits what is done, unless it fails. */
    protected void in(Work work) throws Exception {
        get(() -> {
            work.run();
            return null;
        });
    }

    /** The same, with what comes of it. */
    protected <T> T get(Callable<T> work) throws Exception {
        return end(work, true);
    }

    /** Commits nothing: a refusal leaves a transaction that cannot commit any more. */
    protected void look(Work work) throws Exception {
        end(() -> {
            work.run();
            return null;
        }, false);
    }

    private <T> T end(Callable<T> work, boolean commits) throws Exception {
        try (var scope = Scope.tenant(tenant.id(), null).open()) {
            transaction.begin();
            boolean done = false;
            try {
                // A service that begins transactions tells the database for whom they are; so one is called first.
                tenancy.byId(tenant.id());
                T found = work.call();
                done = commits;
                return found;
            } finally {
                if (done) {
                    transaction.commit();
                } else {
                    transaction.rollback();
                }
            }
        }
    }

    /** As a person of that id, who may do just this. */
    protected static <T> T as(UUID person, Set<Permission> permissions, Callable<T> work) throws Exception {
        Actor actor = new Actor(Actor.Kind.PERSON, person.toString(), "Officer", permissions, Set.of(), null, null, "192.0.2.1", null, null);
        try (var acting = actor.act()) {
            return work.call();
        }
    }

    /** As somebody who may do just this. */
    protected <T> T as(Set<Permission> permissions, Callable<T> work) throws Exception {
        return as(tenant.id(), permissions, work);
    }
}
