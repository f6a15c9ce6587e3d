package io.entregent.people.keycloak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.entregent.kernel.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/** Speaks with Keycloak's admin API as the client "portal-people", which may keep organizations and their login servers, read users, and nothing else. */
@ApplicationScoped
class Line {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration EARLY = Duration.ofSeconds(15);
    private static final ObjectMapper JSON = new ObjectMapper();

    /** @param status of HTTP */
    record Answer(int status, JsonNode body, String location) {
    }

    private record Token(String text, Instant until) {
    }

    private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).version(HttpClient.Version.HTTP_1_1).build();
    private volatile Token token;

    @Inject
    private Clock clock;

    boolean isInstalled() {
        return Settings.find("ENTREGENT_PEOPLE_SECRET").isPresent();
    }

    Answer get(String path) throws IOException {
        return send(request(path).GET());
    }

    Answer post(String path, JsonNode body) throws IOException {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body.toString())));
    }

    Answer put(String path, JsonNode body) throws IOException {
        return send(request(path).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(body.toString())));
    }

    Answer form(String path, String form) throws IOException {
        return send(request(path).header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(form)));
    }

    Answer delete(String path) throws IOException {
        return send(request(path).DELETE());
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(String path) throws IOException {
        String realm = Settings.address("ENTREGENT_OIDC_ISSUER").toString();
        return HttpRequest.newBuilder(URI.create(realm.replace("/realms/", "/admin/realms/") + path)).timeout(PATIENCE)
                .header("Accept", "application/json").header("Authorization", "Bearer " + bearer());
    }

    private String bearer() throws IOException {
        Token known = token;
        if (known != null && known.until().isAfter(clock.instant())) {
            return known.text();
        }
        String credentials = Settings.orElse("ENTREGENT_PEOPLE_CLIENT", "portal-people") + ":" + Settings.require("ENTREGENT_PEOPLE_SECRET");
        Answer answer = send(HttpRequest.newBuilder(URI.create(Settings.address("ENTREGENT_OIDC_ISSUER") + "/protocol/openid-connect/token"))
                .timeout(PATIENCE).header("Content-Type", "application/x-www-form-urlencoded")
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
                .POST(BodyPublishers.ofString("grant_type=client_credentials")));
        if (answer.status() != 200) {
            throw new IOException("Keycloak gave no token: " + answer.status());
        }
        Token fresh = new Token(answer.body().path("access_token").asText(),
                clock.instant().plusSeconds(answer.body().path("expires_in").asLong(30)).minus(EARLY));
        token = fresh;
        return fresh.text();
    }

    private Answer send(HttpRequest.Builder request) throws IOException {
        try {
            HttpResponse<byte[]> answer = client.send(request.build(), BodyHandlers.ofByteArray());
            JsonNode body = answer.body().length == 0 ? JSON.nullNode() : tree(answer.body());
            return new Answer(answer.statusCode(), body, answer.headers().firstValue("Location").orElse(""));
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while Keycloak was asked");
        }
    }

    private static JsonNode tree(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException noJson) {
            return JSON.nullNode();
        }
    }
}
