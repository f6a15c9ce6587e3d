package io.entregent.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;

/** The REST API of a running demo, as its robot; and the phones of the sandbox. */
final class Api {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long TOKEN_NANOS = Duration.ofMinutes(3).toNanos();

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Properties running;
    private final String tenant;
    private String token;
    private long since;

    Api(Properties running, String tenant) {
        this.running = running;
        this.tenant = tenant;
    }

    /** @param status and body of an answer */
    record Answer(int status, String body) {

        JsonNode json() throws IOException {
            return JSON.readTree(body);
        }
    }

    Answer call(String verb, String path, String type, BodyPublisher body) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(HttpRequest.newBuilder(URI.create(running.getProperty("entregent.portal.url")
                        + "/api/v1/tenants/" + tenant + "/" + path)).timeout(Duration.ofMinutes(10)).header("Authorization", "Bearer " + token())
                .header("Content-Type", type).method(verb, body).build(), BodyHandlers.ofString());
        return new Answer(answer.statusCode(), answer.body());
    }

    Answer get(String path) throws IOException, InterruptedException {
        return call("GET", path, "application/json", BodyPublishers.noBody());
    }

    Answer post(String path, String json) throws IOException, InterruptedException {
        return call("POST", path, "application/json", BodyPublishers.ofString(json));
    }

    /** A person's phone writes. */
    void writes(String phone, String account, String text) throws IOException, InterruptedException {
        String body = "{\"from\":\"" + phone + "\",\"to\":\"" + account + "\",\"text\":\"" + text + "\"}";
        HttpResponse<String> answer = client.send(HttpRequest.newBuilder(URI.create(running.getProperty("entregent.portal.url")
                + "/sandbox/control/inbound")).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)).build(),
                BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("the sandbox answers " + answer.statusCode());
        }
    }

    private synchronized String token() throws IOException, InterruptedException {
        if (token == null || System.nanoTime() - since > TOKEN_NANOS) {
            String body = client.send(HttpRequest.newBuilder(URI.create(running.getProperty("entregent.keycloak.url")
                            + "/realms/entregent/protocol/openid-connect/token")).header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString("grant_type=client_credentials&client_id=entregent-robot"
                            + "&client_secret=entregent-robot-demo")).build(), BodyHandlers.ofString()).body();
            token = JSON.readTree(body).get("access_token").asText();
            since = System.nanoTime();
        }
        return token;
    }

    /** @return the most memory that the portal's process ever held, in MB (Linux) */
    long peakMegabytes() throws IOException {
        Path status = Path.of("/proc", running.getProperty("entregent.pid.wildfly"), "status");
        return Files.readAllLines(status).stream().filter(line -> line.startsWith("VmHWM")).findFirst()
                .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024).orElse(-1L);
    }
}
