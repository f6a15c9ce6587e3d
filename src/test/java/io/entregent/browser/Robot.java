package io.entregent.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

/** A program of the shop's own, which speaks with the portal over REST. */
final class Robot {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final String token;

    Robot() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(Browser.keycloak() + "/realms/entregent/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(
                        "grant_type=client_credentials&client_id=entregent-robot&client_secret=entregent-robot-demo")).build();
        token = JSON.readTree(client.send(request, BodyHandlers.ofString()).body()).get("access_token").asText();
    }

    JsonNode call(String verb, String path, JsonNode body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(Browser.portal() + "/api/v1/tenants/maison-lumen/" + path))
                .header("Authorization", "Bearer " + token).header("Content-Type", "application/json")
                .method(verb, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString())).build();
        var answer = client.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(verb + " " + path + " " + answer.body()).isBetween(200, 204);
        return answer.body().isEmpty() ? JSON.nullNode() : JSON.readTree(answer.body());
    }
}
