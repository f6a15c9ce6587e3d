package io.entregent.access.oidc;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.entregent.kernel.Settings;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.io.Serializable;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.HttpsJwks;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.HttpsJwksVerificationKeyResolver;

/**
 * {@code /confirm?back=…}: has Keycloak ask again who it is (RFC 9470: acr_values), and comes back to the same page. No
 * max_age: the realm's level is good for five minutes by itself, and with it the name would be asked for, too. Who came
 * by a login server of the tenant's own is sent there again ({@link OwnServer}). WildFly's client cannot ask for a
 * level, so this is a code exchange of its own, with PKCE, state and nonce; it gives this session a
 * {@link Confirmation} and no other right. What the login gave stays as it is.
 */
@WebServlet({"/confirm", StepUp.RETURN})
public class StepUp extends HttpServlet {

    /** Open to the login's own code handling, which would take our answer for its. */
    static final String RETURN = "/public/confirmed";
    /** The realm's word for level 2 (realm-export/README.md). */
    static final String LEVEL = Settings.orElse("ENTREGENT_STRONG_ACR", "fresh");

    private static final long serialVersionUID = 1L;
    private static final String PENDING = StepUp.class.getName();
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** What was asked, to be compared with what comes. */
    private record Pending(UUID user, String state, String nonce, String verifier, String back) implements Serializable {
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Referrer-Policy", "no-referrer");
        if (request.getServletPath().equals(RETURN)) {
            finish(request, response);
        } else {
            begin(request, response);
        }
    }

    private static void begin(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<UUID> who = IdentityFromToken.of(request).map(one -> one.userId());
        String back = Optional.ofNullable(request.getParameter("back")).orElse("/");
        if (who.isEmpty() || !back.matches("/(?![/\\\\])[\\x21-\\x7e]{0,500}") || "cross-site".equals(request.getHeader("Sec-Fetch-Site"))) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        Pending pending = new Pending(who.get(), random(), random(), random(), back);
        request.getSession().setAttribute(PENDING, pending);
        response.sendRedirect(Settings.address("ENTREGENT_OIDC_ISSUER") + "/protocol/openid-connect/auth?response_type=code&scope=openid"
                + "&client_id=" + encoded(client()) + "&redirect_uri=" + encoded(returnTo()) + "&state=" + pending.state()
                + "&nonce=" + pending.nonce() + "&code_challenge_method=S256&code_challenge=" + challenge(pending.verifier())
                + OwnServer.of(request).map(StepUp::there).orElse(level()));
    }

    /** Their server is asked to ask again; if it does not say when it did, our own second factor has to do. */
    private static String there(OwnServer server) {
        return "&prompt=login&kc_idp_hint=" + encoded(server.alias()) + (server.tells() ? "&max_age=" + OwnServer.FRESH.toSeconds() : level());
    }

    private static String level() {
        return "&acr_values=" + encoded(LEVEL) + "&claims=" + encoded("{\"id_token\":{\"acr\":{\"essential\":true,\"values\":[\"" + LEVEL + "\"]}}}");
    }

    private static void finish(HttpServletRequest request, HttpServletResponse response) throws IOException {
        HttpSession session = request.getSession(false);
        Object asked = session == null ? null : session.getAttribute(PENDING);
        if (!(asked instanceof Pending pending) || !pending.state().equals(request.getParameter("state"))) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        session.removeAttribute(PENDING);
        if (request.getParameter("code") != null) {
            exchange(request.getParameter("code"), pending).ifPresent(proof -> proof.keepIn(session));
        }
        response.sendRedirect(pending.back());
    }

    private static Optional<Confirmation> exchange(String code, Pending pending) throws IOException {
        String form = "grant_type=authorization_code&code=" + encoded(code) + "&redirect_uri=" + encoded(returnTo())
                + "&code_verifier=" + pending.verifier();
        String basic = encoded(client()) + ":" + encoded(Settings.require("ENTREGENT_OIDC_SECRET"));
        HttpRequest ask = HttpRequest.newBuilder(URI.create(Settings.address("ENTREGENT_OIDC_ISSUER") + "/protocol/openid-connect/token"))
                .timeout(PATIENCE).header("Content-Type", "application/x-www-form-urlencoded")
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(basic.getBytes(StandardCharsets.UTF_8)))
                .POST(HttpRequest.BodyPublishers.ofString(form)).build();
        try {
            HttpResponse<byte[]> answer = HttpClient.newBuilder().connectTimeout(PATIENCE).build()
                    .send(ask, HttpResponse.BodyHandlers.ofByteArray());
            String token = answer.statusCode() == HttpServletResponse.SC_OK
                    ? new ObjectMapper().readTree(answer.body()).path("id_token").asText() : "";
            JwtClaims claims = Keys.CHECK.build().processToClaims(token);
            boolean ours = pending.nonce().equals(claims.getStringClaimValue("nonce"))
                    && pending.user().toString().equals(claims.getSubject());
            return ours && claims.getClaimValue("auth_time") instanceof Number at
                    ? Optional.of(proof(pending.user(), claims, Instant.ofEpochSecond(at.longValue()))) : Optional.empty();
        } catch (InvalidJwtException | MalformedClaimException refused) {
            return Optional.empty();
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** What their server says counts for what it is: never for newer than the realm's own login. */
    static Confirmation proof(UUID user, JwtClaims claims, Instant at) {
        Optional<Instant> there = OwnServer.askedAt(claims.getClaimValue(OwnServer.LOGIN), claims.getClaimValue(OwnServer.ASKED));
        return there.map(asked -> new Confirmation(user, LEVEL, asked.isBefore(at) ? asked : at))
                .orElseGet(() -> new Confirmation(user, claims.getClaimValueAsString("acr"), at));
    }

    /** Made at the first use: the settings are there by then. */
    private static final class Keys {

        private static final String ISSUER = Settings.address("ENTREGENT_OIDC_ISSUER").toString();
        private static final JwtConsumerBuilder CHECK = new JwtConsumerBuilder()
                .setVerificationKeyResolver(new HttpsJwksVerificationKeyResolver(new HttpsJwks(ISSUER + "/protocol/openid-connect/certs")))
                .setJwsAlgorithmConstraints(new AlgorithmConstraints(ConstraintType.PERMIT, "RS256", "PS256", "ES256"))
                .setExpectedIssuer(ISSUER).setExpectedAudience(client()).setRequireExpirationTime().setRequireSubject();
    }

    private static String client() {
        return Settings.orElse("ENTREGENT_OIDC_CLIENT", "portal-web");
    }

    private static String returnTo() {
        return Settings.address("ENTREGENT_PUBLIC_URL") + RETURN;
    }

    private static String random() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String challenge(String verifier) {
        try {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(
                    MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
