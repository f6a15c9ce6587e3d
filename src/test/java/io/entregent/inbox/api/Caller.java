package io.entregent.inbox.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** The robot of the demo and a person with a phone, over plain HTTP. */
public final class Caller {

    public record Answer(int status, JsonNode body, HttpResponse<String> response) {

        public String code() {
            return body.path("code").asText();
        }
    }

    static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final String portal = System.getProperty("entregent.portal.url");
    private final String token;

    /** A program with a key of the portal's own. */
    public Caller(String key) {
        token = key;
    }

    public Caller() {
        HttpRequest request = HttpRequest.newBuilder(URI.create(System.getProperty("entregent.keycloak.url")
                        + "/realms/entregent/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(
                        "grant_type=client_credentials&client_id=entregent-robot&client_secret=entregent-robot-demo")).build();
        token = send(request).body().get("access_token").asText();
    }

    public Answer get(String tenant, String path) {
        return send(to(tenant, path).GET().build());
    }

    public Answer call(String verb, String tenant, String path, String json, String... headers) {
        HttpRequest.Builder request = to(tenant, path).header("Content-Type", "application/json")
                .method(verb, json == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(json.getBytes(StandardCharsets.UTF_8)));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    Answer post(String tenant, String path, byte[] body) {
        return send(to(tenant, path).header("Content-Type", "application/json").POST(BodyPublishers.ofByteArray(body)).build());
    }

    Answer csv(String tenant, String path, String table) {
        return send(to(tenant, path).header("Content-Type", "text/csv").POST(BodyPublishers.ofString(table)).build());
    }

    Answer as(String authorization, String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(portal + path)).GET();
        return send(authorization == null ? request.build() : request.header("Authorization", authorization).build());
    }

    String token() {
        return token;
    }

    /** What a person does with the phone: text, read, promotions, … */
    void phone(String verb, String json) {
        Answer answer = send(HttpRequest.newBuilder(URI.create(portal + "/sandbox/handset/" + verb))
                .header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)).build());
        if (answer.status() != 200) {
            throw new IllegalStateException("The phone says " + answer.status() + " " + answer.body());
        }
    }

    private HttpRequest.Builder to(String tenant, String path) {
        return HttpRequest.newBuilder(URI.create(portal + "/api/v1/tenants/" + tenant + "/" + path))
                .timeout(Duration.ofSeconds(60)).header("Authorization", "Bearer " + token);
    }

    private Answer send(HttpRequest request) {
        try {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            String text = response.body();
            boolean json = response.headers().firstValue("Content-Type").orElse("").contains("json");
            return new Answer(response.statusCode(), json ? JSON.readTree(text) : JSON.nullNode(), response);
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(ending);
        }
    }
}
