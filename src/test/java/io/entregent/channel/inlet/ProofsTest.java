package io.entregent.channel.inlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProofsTest {

    /** RFC 4231, test case 2. */
    private static final byte[] SECRET = "Jefe".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] DATA = "what do ya want for nothing?".getBytes(StandardCharsets.US_ASCII);
    private static final String SHA256 = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";
    private static final String SHA512 = "164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea250554"
            + "9758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737";
    private static final byte[] APPLE = Base64.getEncoder().encode("an API secret that is long enough for HS256".getBytes(StandardCharsets.US_ASCII));

    @Test
    void knownVectorsProve() {
        assertThat(Proofs.viber(SECRET, DATA, SHA256)).isTrue();
        assertThat(Proofs.meta(SECRET, DATA, "sha256=" + SHA256)).isTrue();
        assertThat(Proofs.google(SECRET, DATA, Base64.getEncoder().encodeToString(HexFormat.of().parseHex(SHA512)))).isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "sha256=", "sha256=00", "zz", "5bdcc146", "=", "Bearer ", "Bearer a.b.c"})
    void whatIsNoProofProvesNothing(String header) {
        assertThat(Proofs.viber(SECRET, DATA, header)).isFalse();
        assertThat(Proofs.meta(SECRET, DATA, header)).isFalse();
        assertThat(Proofs.google(SECRET, DATA, header)).isFalse();
        assertThat(Proofs.apple(APPLE, "msp", header)).isFalse();
    }

    @Test
    void anotherBodyOrAnotherSecretIsNotProven() {
        byte[] other = "what do ya want for something?".getBytes(StandardCharsets.US_ASCII);
        assertThat(Proofs.viber(SECRET, other, SHA256)).isFalse();
        assertThat(Proofs.viber(other, DATA, SHA256)).isFalse();
        assertThat(Proofs.meta(SECRET, DATA, SHA256)).as("without the name of the algorithm").isFalse();
    }

    @Test
    void aTokenIsMadeOutToOneServiceBySomebodyWhoKnowsTheSecret() throws JoseException {
        assertThat(Proofs.apple(APPLE, "msp", "Bearer " + token("msp", APPLE, "HS256"))).isTrue();
        assertThat(Proofs.apple(APPLE, "another", "Bearer " + token("msp", APPLE, "HS256"))).isFalse();
        assertThat(Proofs.apple(APPLE, null, "Bearer " + token("msp", APPLE, "HS256"))).isFalse();
        byte[] other = Base64.getEncoder().encode("another API secret that is long enough, too".getBytes(StandardCharsets.US_ASCII));
        assertThat(Proofs.apple(APPLE, "msp", "Bearer " + token("msp", other, "HS256"))).isFalse();
        assertThat(Proofs.apple(APPLE, "msp", "Bearer eyJhbGciOiJub25lIn0.eyJhdWQiOiJtc3AifQ.")).as("no algorithm at all").isFalse();
    }

    private static String token(String audience, byte[] secret, String algorithm) throws JoseException {
        JwtClaims claims = new JwtClaims();
        claims.setAudience(audience);
        claims.setIssuedAtToNow();
        JsonWebSignature signed = new JsonWebSignature();
        signed.setPayload(claims.toJson());
        signed.setAlgorithmHeaderValue(algorithm);
        signed.setKey(new HmacKey(Base64.getDecoder().decode(secret)));
        return signed.getCompactSerialization();
    }
}
