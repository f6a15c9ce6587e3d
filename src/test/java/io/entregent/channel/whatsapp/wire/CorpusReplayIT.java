package io.entregent.channel.whatsapp.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
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
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Every body of Meta's and pywa's, signed, over HTTP: for a stranger's account and for one of ours. */
class CorpusReplayIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HORIZON = "100000000000004";
    private static final String HORIZON_NUMBER = "200000000000004";

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void bodiesOfStrangersWaitInQuarantineWithAReason() throws Exception {
        Map<String, byte[]> bodies = CorpusTest.bodies();
        String unknown = "select count(*) from webhook_quarantine where reason = 'business.unknown'";
        long before = number(unknown);

        for (Map.Entry<String, byte[]> body : bodies.entrySet()) {
            assertThat(post(body.getValue())).as(body.getKey()).isEqualTo(200);
        }

        assertThat(number(unknown) - before).isEqualTo(bodies.size());
    }

    @Test
    void bodiesOfOursAreWorkedOff() throws Exception {
        Map<String, byte[]> bodies = CorpusTest.bodies();
        // These change a message that nobody sent; they wait for it, and are set aside when it never comes.
        bodies.keySet().removeIf(name -> name.startsWith("edited_message") || name.startsWith("deleted_message"));
        String journal = "select count(*) from webhook_journal join tenant on id = tenant_id where slug = 'banque-horizon'";
        long before = number(journal);

        for (Map.Entry<String, byte[]> body : bodies.entrySet()) {
            assertThat(post(addressed(body.getValue()))).as(body.getKey()).isEqualTo(200);
        }

        assertThat(number(journal) - before).isEqualTo(bodies.size());
        Awaitility.await().atMost(Duration.ofMinutes(3)).until(() -> number(journal + " and done_at is null") == 0);
    }

    /** The same body, sent to a demo tenant. */
    private static byte[] addressed(byte[] body) throws IOException {
        JsonNode root = JSON.readTree(body);
        for (JsonNode entry : root.path("entry")) {
            ((ObjectNode) entry).put("id", HORIZON);
            for (JsonNode change : entry.path("changes")) {
                if (change.path("value").path("metadata") instanceof ObjectNode metadata) {
                    metadata.put("phone_number_id", HORIZON_NUMBER);
                }
            }
        }
        return JSON.writeValueAsBytes(root);
    }

    private int post(byte[] body) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("entregent-demo-secret".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        HttpRequest request = HttpRequest.newBuilder(URI.create(System.getProperty("entregent.portal.url") + "/hooks/whatsapp"))
                .header("X-Hub-Signature-256", "sha256=" + HexFormat.of().formatHex(mac.doFinal(body)))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)).build();
        return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    private static long number(String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection(System.getProperty("entregent.db.url"),
                System.getProperty("entregent.db.owner.user"), System.getProperty("entregent.db.owner.password"));
                Statement statement = connection.createStatement()) {
            statement.execute("set app.scope = 'router'");
            try (ResultSet row = statement.executeQuery(query)) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
