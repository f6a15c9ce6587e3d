package io.entregent.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** The administrator of the realm, who is not the portal. */
final class Realm {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String token;

    Realm() {
        String form = "grant_type=password&client_id=admin-cli&username=admin&password=" + encoded(password());
        token = send(HttpRequest.newBuilder(URI.create(Browser.keycloak() + "/realms/master/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded").POST(HttpRequest.BodyPublishers.ofString(form)).build()).path("access_token").asText();
    }

    void enable(String user, boolean enabled) {
        ObjectNode person = (ObjectNode) get("/users?exact=true&username=" + encoded(user)).get(0);
        put("/users/" + person.get("id").asText(), person.put("enabled", enabled));
    }

    /** Lets the portal's own client do nothing, or its work again. */
    void portalMay(boolean work) {
        ObjectNode account = (ObjectNode) get("/clients/" + get("/clients?clientId=portal-people").get(0).get("id").asText() + "/service-account-user");
        put("/users/" + account.get("id").asText(), account.put("enabled", work));
    }

    /** @return in how many browsers the realm knows somebody as logged in */
    int logins(String user) {
        return get("/users/" + get("/users?exact=true&username=" + encoded(user)).get(0).get("id").asText() + "/sessions").size();
    }

    /** Of the portal's own client. */
    void tokensLive(int seconds) {
        ObjectNode client = (ObjectNode) get("/clients?clientId=portal-web").get(0);
        ((ObjectNode) client.get("attributes")).put("access.token.lifespan", Integer.toString(seconds));
        put("/clients/" + client.get("id").asText(), client);
    }

    /** @param path below the addresses of all realms */
    JsonNode ask(String verb, String path, JsonNode body) {
        return send(HttpRequest.newBuilder(URI.create(Browser.keycloak() + "/admin/realms" + path)).header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(verb, body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body.toString())).build());
    }

    /** Of the portal's own realm. */
    JsonNode get(String path) {
        return send(to(path).GET().build());
    }

    private void put(String path, JsonNode body) {
        send(to(path).header("Content-Type", "application/json").PUT(HttpRequest.BodyPublishers.ofString(body.toString())).build());
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(Browser.keycloak() + "/admin/realms/entregent" + path)).header("Authorization", "Bearer " + token);
    }

    private static JsonNode send(HttpRequest request) {
        try {
            HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException(request.uri() + " answers " + answer.statusCode());
            }
            return answer.body().isEmpty() ? JSON.nullNode() : JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String password() {
        try (Reader file = Files.newBufferedReader(Path.of(System.getProperty("entregent.data"), "secrets", "secrets.properties"))) {
            Properties secrets = new Properties();
            secrets.load(file);
            return secrets.getProperty("keycloak.admin");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
