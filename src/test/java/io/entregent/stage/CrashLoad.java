package io.entregent.stage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Consumers who write and colleagues who answer while servers are killed; remembers what was acknowledged to them. */
final class CrashLoad {

    private static final int WRITERS = 3;
    private static final Pattern CONVERSATION = Pattern.compile("\"id\"\\s*:\\s*\"([0-9a-f-]{36})\"");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TENANT = "maison-lumen";

    private final Properties set;
    private final long seed;
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5)).build();
    private final List<Thread> writers = new ArrayList<>();
    private final Queue<String> received = new ConcurrentLinkedQueue<>();
    private final Queue<String> written = new ConcurrentLinkedQueue<>();
    private final AtomicLong turn = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private volatile boolean over;
    private volatile String conversation;

    CrashLoad(Properties set, long seed) {
        this.set = set;
        this.seed = seed;
    }

    void begin() {
        for (int i = 0; i < WRITERS; i++) {
            boolean answers = i == 0;
            Thread writer = new Thread(() -> write(answers), "writer-" + i);
            writer.start();
            writers.add(writer);
        }
    }

    void end() throws InterruptedException {
        over = true;
        for (Thread writer : writers) {
            writer.join(TimeUnit.SECONDS.toMillis(60));
        }
    }

    /** The webhooks that were acknowledged, by the ids of their messages. */
    Queue<String> received() {
        return received;
    }

    /** The answers that were acknowledged, by their ids. */
    Queue<String> written() {
        return written;
    }

    String told() {
        return received.size() + " webhooks and " + written.size() + " answers acknowledged";
    }

    long failed() {
        return failed.get();
    }

    private void write(boolean answers) {
        while (!over) {
            try {
                if (answers && conversation != null && turn.get() % 2 == 0) {
                    turn.incrementAndGet();
                    answer();
                } else {
                    deliver();
                }
                Thread.sleep(5);
            } catch (IOException | InterruptedException | IllegalStateException lost) {
                failed.incrementAndGet();
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    private void deliver() throws IOException, InterruptedException {
        String id = "wamid.CRASH" + seed + "." + turn.incrementAndGet();
        String body = """
                {"object":"whatsapp_business_account","entry":[{"id":"100000000000001","changes":[{"field":"messages","value":{
                "messaging_product":"whatsapp","metadata":{"display_phone_number":"33199001001","phone_number_id":"200000000000001"},
                "contacts":[{"profile":{"name":"Load"},"wa_id":"336120099%02d"}],"messages":[{"from":"336120099%02d","id":"%s",
                "timestamp":"%d","type":"text","text":{"body":"under load"}}]}}]}]}""".formatted(turn.get() % 20, turn.get() % 20, id,
                System.currentTimeMillis() / 1000);
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        HttpResponse<String> answer = client.send(HttpRequest.newBuilder(URI.create(set.getProperty("entregent.portal.url") + "/hooks/whatsapp"))
                .timeout(Duration.ofSeconds(20)).header("Content-Type", "application/json")
                .header("X-Hub-Signature-256", "sha256=" + hmac(bytes)).POST(BodyPublishers.ofByteArray(bytes)).build(), BodyHandlers.ofString());
        if (answer.statusCode() == 200) {
            received.add(id);
            if (conversation == null && received.size() > 5) {
                findConversation();
            }
        } else {
            throw new IOException("answer " + answer.statusCode());
        }
    }

    private static String hmac(byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec("entregent-demo-secret".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (java.security.GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String token() throws IOException, InterruptedException {
        String answer = client.send(HttpRequest.newBuilder(URI.create(set.getProperty("entregent.keycloak.url")
                        + "/realms/entregent/protocol/openid-connect/token")).timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(
                        "grant_type=client_credentials&client_id=entregent-robot&client_secret=entregent-robot-demo")).build(),
                BodyHandlers.ofString()).body();
        Matcher token = Pattern.compile("\"access_token\":\"([^\"]+)\"").matcher(answer);
        if (!token.find()) {
            throw new IOException("no token");
        }
        return token.group(1);
    }

    private HttpRequest.Builder api(String path) throws IOException, InterruptedException {
        return HttpRequest.newBuilder(URI.create(set.getProperty("entregent.portal.url") + "/api/v1/tenants/" + TENANT + "/" + path))
                .timeout(Duration.ofSeconds(20)).header("Authorization", "Bearer " + token()).header("Content-Type", "application/json");
    }

    private void findConversation() throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(api("conversations?limit=1").GET().build(), BodyHandlers.ofString());
        Matcher id = CONVERSATION.matcher(answer.body());
        if (answer.statusCode() == 200 && id.find()) {
            conversation = id.group(1);
        }
    }

    private void answer() throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(api("conversations/" + conversation + "/messages")
                .POST(BodyPublishers.ofString("{\"text\":\"answer under load\"}")).build(), BodyHandlers.ofString());
        Matcher id = CONVERSATION.matcher(answer.body());
        if (answer.statusCode() != 201 || !id.find()) {
            throw new IOException("answer " + answer.statusCode());
        }
        written.add(id.group(1));
    }

    /** All pages of a list. */
    List<JsonNode> all(String path) throws IOException, InterruptedException {
        List<JsonNode> all = new ArrayList<>();
        String next = "";
        while (next != null) {
            JsonNode page = JSON.readTree(client.send(api(path + next).GET().build(), BodyHandlers.ofString()).body());
            page.withArray("items").forEach(all::add);
            next = page.hasNonNull("next") ? "&cursor=" + page.get("next").asText() : null;
        }
        return all;
    }
}
