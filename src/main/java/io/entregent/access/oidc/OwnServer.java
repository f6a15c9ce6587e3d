package io.entregent.access.oidc;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.wildfly.security.http.oidc.OidcSecurityContext;

/**
 * The login server of a tenant's own by which somebody came.
 *
 * @param alias its name in the realm
 * @param tells whether it says when it last asked who it was; servers that speak SAML do not
 */
record OwnServer(String alias, boolean tells) {

    /** Claims that the realm adds to the ID token (realm-export/README.md). */
    static final String LOGIN = "own_login";
    static final String ASKED = "own_auth_time";
    /** How old its word may be. */
    static final Duration FRESH = Duration.ofMinutes(5);

    /** @return empty for who logged in at the realm itself */
    static Optional<OwnServer> of(HttpServletRequest request) {
        if (!(request.getAttribute(OidcSecurityContext.class.getName()) instanceof OidcSecurityContext context) || context.getIDToken() == null
                || !(context.getIDToken().getClaimValue(LOGIN) instanceof String alias) || alias.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new OwnServer(alias, askedAt(alias, context.getIDToken().getClaimValue(ASKED)).isPresent()));
    }

    /** When the server asked, by its own word; empty if nobody came by it or it does not say. */
    static Optional<Instant> askedAt(Object alias, Object seconds) {
        return alias instanceof String name && !name.isEmpty() && seconds instanceof Number at && at.longValue() > 0
                ? Optional.of(Instant.ofEpochSecond(at.longValue())) : Optional.empty();
    }
}
