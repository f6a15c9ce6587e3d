package io.entregent.apikey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entregent.InServer;
import io.entregent.access.Permission;
import io.entregent.kernel.db.Sql;
import io.entregent.rights.People;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A key in the place of another is a new secret for whoever asks: so it can do no more than they may. */
class RollIT extends InServer {

    private static final String BANK = "banque-horizon";

    @Inject
    private People people;

    @Inject
    private ApiKeys keys;

    @Inject
    private Sql sql;

    @Test
    void whoMayNotDoWhatAProgramsKeyCanGetsNoNewOneOfIt() {
        UUID key = people.as("admin", BANK, () -> keys.forProgram("Exports " + System.nanoTime(), Set.of(Permission.TEMPLATE_READ), 30)).id();
        assertThat(people.as("admin", BANK, () -> keys.roll(key)).secret()).isNotBlank();
        // As a program made it that may export the trail, which administrators may not.
        people.in(BANK, () -> sql.update("update api_key set scopes = array['AUDIT_EXPORT'] where id = ?", key));

        assertThatThrownBy(() -> people.as("admin", BANK, () -> keys.roll(key))).hasMessage("apikey.scopes");

        people.as("admin", BANK, () -> {
            keys.revoke(key);
            return null;
        });
    }
}
