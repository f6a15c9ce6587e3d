package io.entregent.audit;

import io.entregent.kernel.Settings;
import java.util.UUID;

/** The name under which a tenant's log is signed. It never changes: it is bound into every signature. */
final class Origin {

    private Origin() {
    }

    static String of(UUID tenant) {
        return "audit." + Settings.address("ENTREGENT_PUBLIC_URL").getHost() + "/t/" + tenant;
    }
}
