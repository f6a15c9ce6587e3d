package io.entregent.access.oidc;

import io.entregent.access.Identity;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/** That the person of this session proved again, and more strongly, who he or she is. */
record Confirmation(UUID userId, String acr, Instant at) implements Serializable {

    private static final String KEY = Confirmation.class.getName();

    void keepIn(HttpSession session) {
        session.setAttribute(KEY, this);
    }

    /** The identity with the proof of this session, if it is about the same person and not older. */
    static Identity add(HttpServletRequest request, Identity who) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(KEY) instanceof Confirmation proof ? proof.addTo(who) : who;
    }

    /** Both times are whole seconds (OpenID Connect Core 1.0, auth_time): who confirms in the second of the login did so after it. */
    Identity addTo(Identity who) {
        return userId.equals(who.userId()) && (who.authTime() == null || !at.isBefore(who.authTime()))
                ? new Identity(who.userId(), who.name(), who.service(), acr, at) : who;
    }
}
