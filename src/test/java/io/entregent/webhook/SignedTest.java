package io.entregent.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class SignedTest {

    private static final UUID ID = UUID.fromString("018f0000-0000-7000-8000-000000000001");
    private static final Instant AT = Instant.ofEpochSecond(1_614_265_330);
    private static final byte[] BODY = "{\"type\":\"message.received\",\"é\":1}".getBytes(StandardCharsets.UTF_8);
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw0123456789A=";

    /** Computed the other way round, as docs/webhooks.md tells a receiver to. */
    private static String expected(String secret) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.split("_", 2)[1]), "HmacSHA256"));
        mac.update((ID + ".1614265330.").getBytes(StandardCharsets.US_ASCII));
        return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(BODY));
    }

    @Test
    void signsIdTimeAndTheBytesOfTheBody() throws Exception {
        assertThat(Signed.header(List.of(SECRET), ID, AT, BODY)).isEqualTo(expected(SECRET));
        assertThat(Signed.header(List.of(SECRET), ID, AT.plusSeconds(1), BODY)).isNotEqualTo(expected(SECRET));
    }

    @Test
    void signsWithBothSecretsWhileOneIsChanged() throws Exception {
        String fresh = Signed.newSecret();
        assertThat(Signed.header(List.of(fresh, SECRET), ID, AT, BODY)).isEqualTo(expected(fresh) + " " + expected(SECRET));
    }

    @Test
    void drawsSecretsOf256BitsThatStandardLibrariesRead() {
        String secret = Signed.newSecret();
        assertThat(secret).startsWith("whsec_").isNotEqualTo(Signed.newSecret());
        assertThat(Base64.getDecoder().decode(secret.substring(6))).hasSize(32);
    }

    /** The example of docs/webhooks.md: whoever programs a receiver can try it with this one. */
    @Test
    void theExampleInTheDocumentHolds() throws Exception {
        String document = java.nio.file.Files.readString(java.nio.file.Path.of("docs/webhooks.md"));
        byte[] body = "{\"id\":\"018f0000-0000-7000-8000-000000000001\",\"type\":\"webhook.ping\"}".getBytes(StandardCharsets.UTF_8);
        assertThat(document).contains(SECRET).contains(new String(body, StandardCharsets.UTF_8)).contains(Signed.header(List.of(SECRET), ID, AT, body));
    }
}
