package io.entregent.inbox.read;

import io.entregent.vault.Erased;
import io.entregent.vault.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;

/** Opens what may have lost its key meanwhile. */
@ApplicationScoped
public class Sealed {

    @Inject
    private Vault vault;

    /** @return null if there is nothing, or nothing any more */
    public String open(UUID subject, String field, byte[] sealed) {
        try {
            return subject == null ? null : vault.open(subject, field, sealed);
        } catch (Erased gone) {
            return null;
        }
    }
}
