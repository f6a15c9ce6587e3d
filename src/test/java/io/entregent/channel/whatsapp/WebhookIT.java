package io.entregent.channel.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The webhook over real HTTP, and what is in the database afterwards. */
class WebhookIT {

    private static final URI HOOK = URI.create(System.getProperty("entregent.portal.url") + "/hooks/whatsapp");
    private static final String LUMEN = "100000000000001";
    private static final String LUMEN_NUMBER = "200000000000001";
    private static final String PARC = "100000000000002";
    private static final String PARC_NUMBER = "200000000000002";

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String mark = UUID.randomUUID().toString();

    /** What others sent is still answered by statuses for a while: rows are counted only when those are through. */
    @BeforeAll
    static void waitForQuiet() {
        long[] last = {-1, 0};
        Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(500)).until(() -> {
            long now = stored();
            last[1] = now == last[0] ? last[1] + 1 : 0;
            last[0] = now;
            return last[1] >= 6;
        });
    }

    @Test
    void rightTokenGetsTheBareChallenge() throws Exception {
        HttpResponse<String> answer = get("?hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=entregent-demo-verify");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("1158201444");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/plain;charset=UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?hub.mode=subscribe&hub.challenge=1", "?hub.mode=subscribe&hub.challenge=1&hub.verify_token=wrong",
        "?hub.challenge=1&hub.verify_token=entregent-demo-verify", "?hub.mode=subscribe&hub.verify_token=entregent-demo-verify"})
    void anyOtherHandshakeIsForbidden(String query) throws Exception {
        assertThat(get(query).statusCode()).isEqualTo(403);
    }

    @Test
    void withoutAGoodSignatureNothingIsStored() throws Exception {
        byte[] body = delivery(entry(LUMEN, LUMEN_NUMBER, message("a")));
        long before = stored();

        assertThat(post(body, null)).isEqualTo(401);
        assertThat(post(body, "sha256=" + "0".repeat(64))).isEqualTo(401);
        assertThat(post(body, signature(body, "another secret"))).isEqualTo(401);
        assertThat(post("{".getBytes(StandardCharsets.US_ASCII), null)).isEqualTo(401);

        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void overThreeMegabytesIsTooLarge() throws Exception {
        byte[] fits = delivery(3 * 1024 * 1024, entry(LUMEN, LUMEN_NUMBER, message("fits")));
        byte[] more = delivery(3 * 1024 * 1024 + 1, entry(LUMEN, LUMEN_NUMBER, message("more")));
        long before = stored();

        assertThat(post(more)).isEqualTo(413);
        assertThat(stored()).isEqualTo(before);
        assertThat(post(fits)).isEqualTo(200);
        assertThat(stored()).isEqualTo(before + 1);
    }

    @Test
    void replayDoesNothing() throws Exception {
        byte[] body = delivery(entry(LUMEN, LUMEN_NUMBER, message("replay")));
        long before = stored();

        for (int i = 0; i < 5; i++) {
            assertThat(post(body)).isEqualTo(200);
        }

        assertThat(stored()).isEqualTo(before + 1);
    }

    @Test
    void eachTenantGetsItsOwnPart() throws Exception {
        long lumen = stored("maison-lumen");
        long parc = stored("pharmacie-du-parc");
        long horizon = stored("banque-horizon");

        assertThat(post(delivery(entry(LUMEN, LUMEN_NUMBER, message("l")), entry(PARC, PARC_NUMBER, message("p"))))).isEqualTo(200);

        assertThat(stored("maison-lumen")).isEqualTo(lumen + 1);
        assertThat(stored("pharmacie-du-parc")).isEqualTo(parc + 1);
        assertThat(stored("banque-horizon")).isEqualTo(horizon);
    }

    @Test
    void unknownAccountsWaitInQuarantineWhileTheKnownOneWorks() throws Exception {
        long lumen = stored("maison-lumen");
        long business = quarantined("business.unknown");
        long number = quarantined("number.unknown");

        assertThat(post(delivery(entry(LUMEN, LUMEN_NUMBER, message("k")), entry("999", "1", message("b")),
                entry(LUMEN, PARC_NUMBER, message("n"))))).isEqualTo(200);

        assertThat(stored("maison-lumen")).isEqualTo(lumen + 1);
        assertThat(quarantined("business.unknown")).isEqualTo(business + 1);
        assertThat(quarantined("number.unknown")).isEqualTo(number + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{MARK", "\"MARK\"", "[\"MARK\"]", "{\"mark\":\"MARK\"}", "{\"entry\":[],\"mark\":\"MARK\"}",
        "{\"object\":\"page\",\"entry\":[{\"id\":\"MARK\"}]}", "{\"object\":\"whatsapp_business_account\",\"entry\":[{\"id\":{},\"m\":\"MARK\"}]}",
        "{\"object\":\"whatsapp_business_account\",\"entry\":[\"MARK\"]}",
        "{\"object\":\"whatsapp_business_account\",\"entry\":[{\"id\":\"100000000000001\",\"changes\":[\"MARK\"]}]}"})
    void signedNonsenseIsKeptAndTakenOnce(String body) throws Exception {
        byte[] bytes = body.replace("MARK", mark).getBytes(StandardCharsets.UTF_8);
        long before = quarantined();

        assertThat(post(bytes)).isEqualTo(200);
        assertThat(post(bytes)).isEqualTo(200);

        assertThat(quarantined()).isEqualTo(before + 1);
    }

    @Test
    void invalidUtf8AndBottomlessNestingAreKept() throws Exception {
        byte[] invalid = ("{\"mark\":\"" + mark + "\"}").getBytes(StandardCharsets.US_ASCII);
        invalid[12] = (byte) 0xFF;
        long malformed = quarantined("json.malformed");
        long limits = quarantined("json.limits");

        assertThat(post(invalid)).isEqualTo(200);
        assertThat(post(("[\"" + mark + "\"," + "[".repeat(10_000)).getBytes(StandardCharsets.US_ASCII))).isEqualTo(200);

        assertThat(quarantined("json.malformed")).isEqualTo(malformed + 1);
        assertThat(quarantined("json.limits")).isEqualTo(limits + 1);
    }

    @Test
    void oneBadOfTenHurtsOnlyItself() throws Exception {
        String[] messages = new String[10];
        for (int i = 0; i < 10; i++) {
            messages[i] = i == 3 ? "{\"id\":\"" + mark + "\",\"type\":[]}" : message("ten" + i);
        }
        long events = events("message.shape");

        assertThat(post(delivery(entry(LUMEN, LUMEN_NUMBER, messages)))).isEqualTo(200);

        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> events("message.shape") == events + 1);
        assertThat(number("select count(*) from webhook_journal where done_at is not null and body is not null")).isZero();
    }

    private String message(String name) {
        return "{\"from\":\"33612000001\",\"id\":\"wamid." + mark + name + "\",\"timestamp\":\"1764000000\",\"type\":\"text\","
                + "\"text\":{\"body\":\"Bonjour \\ud83d\\ude00 \\ud83d\"}}";
    }

    private static String entry(String business, String number, String... messages) {
        return "{\"id\":\"" + business + "\",\"changes\":[{\"field\":\"messages\",\"value\":{\"messaging_product\":\"whatsapp\","
                + "\"metadata\":{\"display_phone_number\":\"1\",\"phone_number_id\":\"" + number + "\"},\"contacts\":[{\"profile\":"
                + "{\"name\":\"L\\u00e9a\"},\"wa_id\":\"33612000001\"}],\"messages\":[" + String.join(",", messages) + "]}}]}";
    }

    private static byte[] delivery(String... entries) {
        return ("{\"object\":\"whatsapp_business_account\",\"entry\":[" + String.join(",", entries) + "]}").getBytes(StandardCharsets.UTF_8);
    }

    /** A delivery of so many bytes. */
    private static byte[] delivery(int bytes, String entry) {
        byte[] empty = delivery(entry);
        String padded = "{\"padding\":\"" + " ".repeat(bytes - empty.length - "\"padding\":\"\",".length()) + "\","
                + new String(empty, StandardCharsets.UTF_8).substring(1);
        return padded.getBytes(StandardCharsets.UTF_8);
    }

    private HttpResponse<String> get(String query) throws Exception {
        return client.send(HttpRequest.newBuilder(URI.create(HOOK + query)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private int post(byte[] body) throws Exception {
        return post(body, signature(body, "entregent-demo-secret"));
    }

    private int post(byte[] body, String signature) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(HOOK).POST(HttpRequest.BodyPublishers.ofByteArray(body));
        if (signature != null) {
            request.header("X-Hub-Signature-256", signature);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    private static String signature(byte[] body, String secret) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
    }

    private static long stored() throws SQLException {
        return number("select (select count(*) from webhook_journal) + (select count(*) from webhook_quarantine)");
    }

    private static long stored(String slug) throws SQLException {
        return number("select count(*) from webhook_journal join tenant on id = tenant_id where slug = '" + slug + "'");
    }

    private static long quarantined() throws SQLException {
        return number("select count(*) from webhook_quarantine");
    }

    private static long quarantined(String reason) throws SQLException {
        return number("select count(*) from webhook_quarantine where reason = '" + reason + "'");
    }

    private static long events(String reason) throws SQLException {
        return number("select set_config('app.tenant', (select id::text from tenant where slug = 'maison-lumen'), false)",
                "select count(*) from channel_event where reason = '" + reason + "'");
    }

    private static long number(String... queries) throws SQLException {
        try (Connection connection = DriverManager.getConnection(System.getProperty("entregent.db.url"),
                System.getProperty("entregent.db.owner.user"), System.getProperty("entregent.db.owner.password"));
                Statement statement = connection.createStatement()) {
            statement.execute("set app.scope = 'router'");
            for (int i = 0; i < queries.length - 1; i++) {
                statement.execute(queries[i]);
            }
            try (ResultSet row = statement.executeQuery(queries[queries.length - 1])) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
