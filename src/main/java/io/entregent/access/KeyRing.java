package io.entregent.access;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Knows keys for the REST API that the portal gave out itself, beside the realm's tokens. */
public interface KeyRing {

    /**
     * Whose key it is.
     *
     * @param who    a person, or a program of the tenant's own
     * @param scopes what the key is for; what its owner may not do, it cannot either
     */
    record Holder(Identity who, Set<Permission> scopes, UUID key) {
    }

    /** Whether this looks like one of ours, whatever it opens. */
    boolean isKey(String credential);

    /**
     * Asked for each request, in the tenant's scope and outside a transaction.
     *
     * @return empty for a key that is not known here, is over, or was revoked
     */
    Optional<Holder> find(String credential);
}
