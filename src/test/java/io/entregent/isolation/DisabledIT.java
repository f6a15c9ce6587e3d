package io.entregent.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Somebody whom the realm's administrator disables is out of the portal within the life of one token. */
class DisabledIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String KEYCLOAK = System.getProperty("entregent.keycloak.url");
    private static final String ADMIN = KEYCLOAK + "/admin/realms/entregent";
    /** Seconds; more than the ten that the portal wants a token to have left. */
    private static final int LIFE = 20;

    @Test
    void aDisabledUserIsOutWithinOneTokenLife() throws Exception {
        String bearer = bearer();
        String login = "renvoyee-" + Instant.now().toEpochMilli() + "@maison-lumen.example";
        ask(bearer, "POST", "/users", JSON.readTree(("{'username':'%s','email':'%s','firstName':'Rita','lastName':'Parti','enabled':true,"
                + "'credentials':[{'type':'password','value':'demo','temporary':false}]}").formatted(login, login).replace('\'', '"')), 201);
        String id = ask(bearer, "GET", "/users?exact=true&username=" + login, null, 200).get(0).get("id").asText();
        JsonNode client = ask(bearer, "GET", "/clients?clientId=portal-web", null, 200).get(0);
        try {
            ask(bearer, "PUT", "/clients/" + client.get("id").asText(), living(client, LIFE), 204);
            Visitor visitor = Visitor.as(login);
            assertThat(visitor.get("/").statusCode()).isEqualTo(200);

            ask(bearer, "PUT", "/users/" + id, JSON.createObjectNode().put("enabled", false), 204);
            Instant disabled = Instant.now();

            Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(500))
                    .until(() -> visitor.get("/").statusCode() == 302);
            assertThat(Duration.between(disabled, Instant.now())).isLessThan(Duration.ofSeconds(LIFE + 5));
            assertThat(visitor.get("/").headers().firstValue("Location").orElse("")).startsWith(KEYCLOAK);
        } finally {
            ask(bearer, "PUT", "/clients/" + client.get("id").asText(), client, 204);
            ask(bearer, "DELETE", "/users/" + id, null, 204);
        }
    }

    private static ObjectNode living(JsonNode client, int seconds) {
        ObjectNode changed = client.deepCopy();
        changed.withObject("/attributes").put("access.token.lifespan", Integer.toString(seconds));
        return changed;
    }

    private static String bearer() throws IOException, InterruptedException {
        HttpResponse<String> answer = HTTP.send(HttpRequest.newBuilder(URI.create(KEYCLOAK + "/realms/master/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(
                        "grant_type=password&client_id=admin-cli&username=admin&password=" + System.getProperty("entregent.keycloak.admin.password")))
                .build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        return JSON.readTree(answer.body()).get("access_token").asText();
    }

    private static JsonNode ask(String bearer, String verb, String path, JsonNode body, int expected) throws IOException, InterruptedException {
        HttpResponse<String> answer = HTTP.send(HttpRequest.newBuilder(URI.create(ADMIN + path)).header("Authorization", "Bearer " + bearer)
                .header("Content-Type", "application/json").method(verb, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()))
                .build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(verb + " " + path + " " + answer.body()).isEqualTo(expected);
        return answer.body().isEmpty() ? JSON.nullNode() : JSON.readTree(answer.body());
    }
}
