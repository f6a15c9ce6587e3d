package io.entregent.consent;

import io.entregent.kernel.db.Scope;
import io.entregent.kernel.db.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Deletes what only served to decide about a person. */
@ApplicationScoped
class ErasingSql {

    @Inject
    private Sql sql;

    void delete(Collection<UUID> contacts) {
        for (String table : List.of("consent_hold", "consent_file", "consent_request")) {
            sql.update("delete from " + table + " where tenant_id = ? and contact_id = any(?)", Scope.requireTenant(),
                    contacts.toArray(UUID[]::new));
        }
    }
}
