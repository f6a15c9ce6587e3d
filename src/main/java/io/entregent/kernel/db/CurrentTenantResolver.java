package io.entregent.kernel.db;

import java.util.UUID;
import org.hibernate.context.spi.CurrentTenantIdentifierResolver;

/** Tells Hibernate the tenant of the thread; without one, a tenant that owns nothing. */
public class CurrentTenantResolver implements CurrentTenantIdentifierResolver<UUID> {

    private static final UUID NOBODY = new UUID(0, 0);

    @Override
    public UUID resolveCurrentTenantIdentifier() {
        UUID tenant = Scope.current().tenant();
        return tenant == null ? NOBODY : tenant;
    }

    @Override
    public boolean validateExistingCurrentSessions() {
        return true;
    }
}
