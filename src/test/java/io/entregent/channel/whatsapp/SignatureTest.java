package io.entregent.channel.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureTest {

    /** RFC 4231, test case 2. */
    private static final byte[] DATA = "what do ya want for nothing?".getBytes(StandardCharsets.US_ASCII);
    private static final String HMAC = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";

    private final Signature signature = Signature.of("Jefe");

    @Test
    void knownVectorVerifies() {
        assertThat(signature.verifies(DATA, "sha256=" + HMAC)).isTrue();
    }

    @Test
    void hexadecimalMayBeInCapitals() {
        assertThat(signature.verifies(DATA, "sha256=" + HMAC.toUpperCase())).isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "sha256=", "sha256=zz", "sha256=5bdc", "sha1=" + HMAC, HMAC, "SHA256=" + HMAC,
        "sha256=" + HMAC + "00", "sha256= " + HMAC, "sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3844"})
    void anythingElseIsRefused(String header) {
        assertThat(signature.verifies(DATA, header)).isFalse();
    }

    @Test
    void oneChangedByteIsRefused() {
        byte[] changed = DATA.clone();
        changed[3] ^= 1;

        assertThat(signature.verifies(changed, "sha256=" + HMAC)).isFalse();
    }

    @Test
    void escapedUnicodeIsSignedAsItCame() throws Exception {
        byte[] raw = "{\"body\":\"\\ud83d\\ude00 caf\\u00e9\"}".getBytes(StandardCharsets.US_ASCII);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("Jefe".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));

        assertThat(signature.verifies(raw, "sha256=" + HexFormat.of().formatHex(mac.doFinal(raw)))).isTrue();
    }

    @Test
    void bothSecretsAreGoodWhileOneReplacesTheOther() {
        assertThat(Signature.of("other, Jefe").verifies(DATA, "sha256=" + HMAC)).isTrue();
        assertThat(Signature.of("Jefe,other").verifies(DATA, "sha256=" + HMAC)).isTrue();
        assertThat(Signature.of("other").verifies(DATA, "sha256=" + HMAC)).isFalse();
    }
}
