package io.entregent.kernel.db;

import io.entregent.kernel.ThreadBound;
import io.entregent.kernel.ThreadBound.Opened;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * For whom the current thread works: at most one tenant, perhaps a user, perhaps a system scope
 * (see V0001__guard.sql). It must be set before a transaction begins and MUST NOT change inside one.
 */
public record Scope(UUID tenant, UUID user, String system) {

    private static final ThreadBound<Scope> CURRENT = new ThreadBound<>();
    private static final Scope NOBODY = new Scope(null, null, null);

    public static Scope current() {
        return CURRENT.get().orElse(NOBODY);
    }

    /** @throws IllegalStateException outside a tenant: an error in the program, not an empty list */
    public static UUID requireTenant() {
        return Optional.ofNullable(current().tenant)
                .orElseThrow(() -> new IllegalStateException("No tenant is set for this work"));
    }

    public static Scope tenant(UUID tenant) {
        return new Scope(tenant, current().user, null);
    }

    public static Scope tenant(UUID tenant, UUID user) {
        return new Scope(tenant, user, null);
    }

    public static Scope user(UUID user) {
        return new Scope(null, user, null);
    }

    public static Scope system(String name) {
        return new Scope(null, null, name);
    }

    public <T> T call(Supplier<T> work) {
        try (@SuppressWarnings("try") Opened opened = open()) {
            return work.get();
        }
    }

    public void run(Runnable work) {
        try (@SuppressWarnings("try") Opened opened = open()) {
            work.run();
        }
    }

    /** For filters, where the work throws checked exceptions: close it in the same thread. */
    public Opened open() {
        return CURRENT.open(this);
    }
}
