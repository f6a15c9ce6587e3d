package io.entregent.access.oidc;

import io.entregent.access.Identity;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.wildfly.security.http.oidc.IDToken;
import org.wildfly.security.http.oidc.OidcSecurityContext;

/** Reads who is logged in from what Elytron verified; knows nothing of what that person may do. */
public final class IdentityFromToken {

    private IdentityFromToken() {
    }

    /** The person's e-mail address, if the realm verified it. */
    public static Optional<String> address(HttpServletRequest request) {
        return request.getAttribute(OidcSecurityContext.class.getName()) instanceof OidcSecurityContext context
                && context.getIDToken() != null && Boolean.TRUE.equals(context.getIDToken().getEmailVerified())
                ? Optional.ofNullable(context.getIDToken().getEmail()) : Optional.empty();
    }

    public static Optional<Identity> of(HttpServletRequest request) {
        if (!(request.getAttribute(OidcSecurityContext.class.getName()) instanceof OidcSecurityContext context)) {
            return Optional.empty();
        }
        IDToken token = context.getIDToken();
        if (token == null || token.getSubject() == null) {
            return Optional.empty();
        }
        Long authTime = token.getClaimValue("auth_time") instanceof Number seconds ? seconds.longValue() : null;
        String name = token.getName() == null ? token.getPreferredUsername() : token.getName();
        return Optional.of(Confirmation.add(request, new Identity(UUID.fromString(token.getSubject()), name, false,
                token.getAcr(), authTime == null ? null : Instant.ofEpochSecond(authTime))));
    }
}
