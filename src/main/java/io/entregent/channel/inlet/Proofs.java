package io.entregent.channel.inlet;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.HmacKey;

/** What each platform puts beside a body to prove that it comes from there. All comparisons take the same time. */
final class Proofs {

    private static final String META = "sha256=";
    private static final String BEARER = "Bearer ";
    private static final int SKEW_SECONDS = 300;
    private static final int HS256_BYTES = 32;

    private Proofs() {
    }

    /** {@code X-Hub-Signature-256: sha256=<hex HMAC-SHA256>}. */
    static boolean meta(byte[] secret, byte[] body, String header) {
        return header != null && header.startsWith(META) && hex(secret, body, header.substring(META.length()));
    }

    /** {@code X-Viber-Content-Signature: <hex HMAC-SHA256>}, keyed by the bot's token. */
    static boolean viber(byte[] secret, byte[] body, String header) {
        return header != null && hex(secret, body, header);
    }

    /** {@code X-Goog-Signature: <base64 HMAC-SHA512 of the decoded message>}, keyed by the client token. */
    static boolean google(byte[] secret, byte[] message, String header) {
        try {
            return header != null && MessageDigest.isEqual(hmac("HmacSHA512", secret, message), Base64.getDecoder().decode(header.strip()));
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    /** {@code Authorization: Bearer <JWT, HS256>}, made out to the messaging service; says nothing of the body. */
    static boolean apple(byte[] secret, String audience, String header) {
        if (header == null || !header.startsWith(BEARER) || audience == null) {
            return false;
        }
        byte[] key = Base64.getDecoder().decode(new String(secret, StandardCharsets.UTF_8));
        try {
            new JwtConsumerBuilder().setVerificationKey(new HmacKey(key.length < HS256_BYTES ? Arrays.copyOf(key, HS256_BYTES) : key))
                    .setJwsAlgorithmConstraints(new AlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.HMAC_SHA256))
                    .setExpectedAudience(audience).setAllowedClockSkewInSeconds(SKEW_SECONDS).build()
                    .processToClaims(header.substring(BEARER.length()).strip());
            return true;
        } catch (InvalidJwtException refused) {
            return false;
        }
    }

    private static boolean hex(byte[] secret, byte[] body, String given) {
        try {
            return MessageDigest.isEqual(hmac("HmacSHA256", secret, body), HexFormat.of().parseHex(given.strip()));
        } catch (IllegalArgumentException notHexadecimal) {
            return false;
        }
    }

    static byte[] hmac(String algorithm, byte[] secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret, algorithm));
            return mac.doFinal(body);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
