package io.entregent.access;

import io.entregent.tenancy.Tenant;
import java.util.Optional;
import java.util.UUID;

/** Opens a tenant's content for a time to somebody who has no role there. Asked for each request, in that tenant's scope. */
public interface Passes {

    /** @return the pass that is open now; every entry of the trail made under it names it */
    Optional<UUID> open(Tenant tenant, UUID user);
}
