package io.entregent.isolation;

import java.util.Locale;

/** As whom the probe knocks. All but the last have a client of the realm of their own. */
enum Persona {
    /** A member, with every right, of another tenant. */
    FOREIGN,
    /** A member of this tenant, with one harmless right. */
    LOWER,
    /** Somebody of an agency that this tenant did not let in. */
    AGENCY,
    OPERATOR,
    LOGGED_OUT;

    /** The realm's client, or null for who is not logged in. */
    String client() {
        return this == LOGGED_OUT ? null : "portal-probe-" + name().toLowerCase(Locale.ROOT);
    }
}
