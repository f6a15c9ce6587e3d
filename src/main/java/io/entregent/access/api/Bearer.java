package io.entregent.access.api;

import io.entregent.access.Identity;
import io.entregent.kernel.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.HttpsJwks;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.HttpsJwksVerificationKeyResolver;

/** Verifies access tokens of the realm: signature by its published keys, issuer, audience, expiry. */
@ApplicationScoped
public class Bearer {

    static final String AUDIENCE = "portal-api";
    private static final int LONGEST = 16_384;
    private static final int CLOCK_SKEW_SECONDS = 10;

    // A holder: the issuer need not be up when the portal starts.
    private static final class Verifier {
        static final JwtConsumer INSTANCE = consumer(Settings.address("ENTREGENT_OIDC_ISSUER").toString());
    }

    /** @return empty for anything that is not a token of ours, whatever is wrong with it */
    public Optional<Identity> verify(String authorization) {
        Optional<String> token = text(authorization);
        if (token.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(identity(Verifier.INSTANCE.processToClaims(token.get())));
        } catch (InvalidJwtException | MalformedClaimException | IllegalArgumentException wrong) {
            return Optional.empty();
        }
    }

    /** @return what stands behind "Bearer", unread */
    Optional<String> text(String authorization) {
        return authorization == null || !authorization.regionMatches(true, 0, "Bearer ", 0, 7) || authorization.length() > LONGEST
                ? Optional.empty() : Optional.of(authorization.substring(7).strip());
    }

    private static JwtConsumer consumer(String issuer) {
        HttpsJwks keys = new HttpsJwks(issuer + "/protocol/openid-connect/certs");
        // Whoever invents key ids must not make us ask the issuer for each of them.
        keys.setRefreshReprieveThreshold(10_000L);
        return new JwtConsumerBuilder().setVerificationKeyResolver(new HttpsJwksVerificationKeyResolver(keys))
                .setJwsAlgorithmConstraints(new AlgorithmConstraints(ConstraintType.PERMIT, "RS256", "PS256", "ES256"))
                .setExpectedIssuer(issuer).setExpectedAudience(AUDIENCE).setRequireExpirationTime().setRequireSubject()
                .setAllowedClockSkewInSeconds(CLOCK_SKEW_SECONDS).build();
    }

    private static Identity identity(JwtClaims claims) throws MalformedClaimException {
        String login = claims.getStringClaimValue("preferred_username");
        String name = claims.getStringClaimValue("name");
        boolean service = login != null && login.startsWith("service-account-");
        Instant authTime = claims.hasClaim("auth_time") && claims.getClaimValue("auth_time") instanceof Number seconds
                ? Instant.ofEpochSecond(seconds.longValue()) : null;
        return new Identity(UUID.fromString(claims.getSubject()), name == null ? login : name, service,
                claims.getClaimValueAsString("acr"), authTime);
    }
}
