package io.entregent.access.oidc;

import io.entregent.access.Identity;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.wildfly.security.http.oidc.AccessToken;
import org.wildfly.security.http.oidc.IDToken;
import org.wildfly.security.http.oidc.OidcSecurityContext;
import org.wildfly.security.http.oidc.RefreshableOidcSecurityContext;

/** Reads who is logged in from what Elytron verified; knows nothing of what that person may do. */
public final class IdentityFromToken {

    private static final String ORGANIZATIONS = "tenants";
    private static final String PROBE = "portal-probe-";

    private IdentityFromToken() {
    }

    /**
     * The person's e-mail address as proof of an invitation to a tenant: one that the realm verified, or one with
     * which the realm made the person a member of that tenant's organization, which only the link in the mail does.
     */
    public static Optional<String> invited(HttpServletRequest request, String organization) {
        Optional<String> verified = address(request);
        if (verified.isPresent() || !(request.getAttribute(OidcSecurityContext.class.getName()) instanceof OidcSecurityContext context)
                || context.getIDToken() == null) {
            return verified;
        }
        Object organizations = context.getIDToken().getClaimValue(ORGANIZATIONS);
        boolean member = organizations instanceof Map<?, ?> byAlias && byAlias.containsKey(organization)
                || organizations instanceof Collection<?> aliases && aliases.contains(organization);
        return member ? Optional.ofNullable(context.getIDToken().getEmail()) : Optional.empty();
    }

    /** The person's e-mail address, if the realm verified it. */
    public static Optional<String> address(HttpServletRequest request) {
        return request.getAttribute(OidcSecurityContext.class.getName()) instanceof OidcSecurityContext context
                && context.getIDToken() != null && Boolean.TRUE.equals(context.getIDToken().getEmailVerified())
                ? Optional.ofNullable(context.getIDToken().getEmail()) : Optional.empty();
    }

    /** A program with a token instead of a login: nobody but the isolation probe comes to pages like this. */
    public static boolean isProgram(HttpServletRequest request) {
        return request.getAttribute(OidcSecurityContext.class.getName()) instanceof OidcSecurityContext context && context.getIDToken() == null;
    }

    private static Optional<Identity> probe(AccessToken token) {
        return token != null && token.getSubject() != null && token.getClaimValue("azp") instanceof String client && client.startsWith(PROBE)
                ? Optional.of(new Identity(UUID.fromString(token.getSubject()), client, true, null, null)) : Optional.empty();
    }

    /** The realm's id of the login behind this request. */
    public static Optional<String> session(HttpServletRequest request) {
        return request.getAttribute(OidcSecurityContext.class.getName()) instanceof OidcSecurityContext context
                && context.getIDToken() != null && context.getIDToken().getClaimValue("sid") instanceof String sid
                ? Optional.of(sid) : Optional.empty();
    }

    /** With this the realm ends the login behind this request, and nobody else's. */
    public static Optional<String> refresh(HttpServletRequest request) {
        return request.getAttribute(OidcSecurityContext.class.getName()) instanceof RefreshableOidcSecurityContext context
                ? Optional.ofNullable(context.getRefreshToken()) : Optional.empty();
    }

    public static Optional<Identity> of(HttpServletRequest request) {
        if (!(request.getAttribute(OidcSecurityContext.class.getName()) instanceof OidcSecurityContext context)) {
            return Optional.empty();
        }
        IDToken token = context.getIDToken();
        if (token == null) {
            return probe(context.getToken());
        }
        if (token.getSubject() == null) {
            return Optional.empty();
        }
        Long authTime = token.getClaimValue("auth_time") instanceof Number seconds ? seconds.longValue() : null;
        String name = token.getName() == null ? token.getPreferredUsername() : token.getName();
        return Optional.of(Confirmation.add(request, new Identity(UUID.fromString(token.getSubject()), name, false,
                token.getAcr(), authTime == null ? null : Instant.ofEpochSecond(authTime))));
    }
}
