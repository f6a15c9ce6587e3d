package io.entregent.isolation;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.entregent.kernel.Settings;
import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Knocks over HTTP at the address under which people reach the portal, with real tokens of the realm. */
final class Knocker {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern VIEW_STATE = Pattern.compile("name=\"jakarta.faces.ViewState\"[^>]* value=\"([^\"]+)\"");
    /** PrimeFaces takes a form back only with the nonce of the page that it gave out. */
    private static final Pattern NONCE = Pattern.compile("nonce=\"([^\"]+)\"");

    /** @param body at most its first 200,000 characters */
    record Answer(int status, String location, String body) {
    }

    private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1).build();
    private final URI portal = Settings.find("ENTREGENT_PROBE_URL").isPresent() ? Settings.address("ENTREGENT_PROBE_URL")
            : Settings.address("ENTREGENT_PUBLIC_URL");
    private final String issuer = Settings.address("ENTREGENT_OIDC_ISSUER").toString();
    private final Map<Persona, String> tokens = new EnumMap<>(Persona.class);

    static boolean isInstalled() {
        return Settings.find("ENTREGENT_PROBE_SECRET").isPresent();
    }

    /**
     * Gets a token for each persona.
     *
     * @return who each is in the realm
     * @throws IOException if Keycloak gives none
     */
    Map<Persona, UUID> logIn() throws IOException {
        Map<Persona, UUID> subjects = new EnumMap<>(Persona.class);
        for (Persona one : Persona.values()) {
            if (one.client() != null) {
                String token = token(one.client());
                tokens.put(one, token);
                subjects.put(one, UUID.fromString(JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1])).path("sub").asText()));
            }
        }
        return subjects;
    }

    Answer page(Persona who, String path) throws IOException {
        return send(request(who, path).header("Accept", "text/html").GET());
    }

    Answer call(Persona who, String verb, String path) throws IOException {
        return call(who, verb, path, "{}");
    }

    Answer call(Persona who, String verb, String path, String body) throws IOException {
        boolean bare = verb.equals("get") || verb.equals("delete");
        return send(request(who, path).header("Accept", "application/json, */*;q=0.5").header("Content-Type", "application/json")
                .method(verb.toUpperCase(Locale.ROOT), bare ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body)));
    }

    /**
     * Opens a page, and sends its form back under another address, as a browser would that somebody tampered with.
     *
     * @return status 0 if the page has no form: then nothing was tried
     */
    Answer sendBack(Persona who, String page, String address) throws IOException {
        HttpClient browser = HttpClient.newBuilder().connectTimeout(PATIENCE).version(HttpClient.Version.HTTP_1_1)
                .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL)).build();
        Answer shown = send(browser, request(who, page).header("Accept", "text/html").GET());
        if (!hasForm(shown.body())) {
            return new Answer(0, null, shown.body());
        }
        String form = "jakarta.faces.ViewState=" + encoded(VIEW_STATE, shown.body()) + "&primefaces.nonce=" + encoded(NONCE, shown.body());
        return send(browser, request(who, address).header("Accept", "text/html").header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    static boolean hasForm(String page) {
        return VIEW_STATE.matcher(page).find();
    }

    private static String encoded(Pattern wanted, String page) {
        Matcher found = wanted.matcher(page);
        return found.find() ? URLEncoder.encode(found.group(1), StandardCharsets.UTF_8) : "";
    }

    String issuer() {
        return issuer;
    }

    private HttpRequest.Builder request(Persona who, String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(portal + path)).timeout(PATIENCE);
        return who == Persona.LOGGED_OUT ? request : request.header("Authorization", "Bearer " + tokens.get(who));
    }

    private String token(String name) throws IOException {
        String basic = Base64.getEncoder().encodeToString((name + ":" + Settings.require("ENTREGENT_PROBE_SECRET")).getBytes(StandardCharsets.UTF_8));
        Answer answer = send(HttpRequest.newBuilder(URI.create(issuer + "/protocol/openid-connect/token")).timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded").header("Authorization", "Basic " + basic)
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials")));
        if (answer.status() != 200) {
            throw new IOException("Keycloak gave " + name + " no token: " + answer.status());
        }
        return JSON.readTree(answer.body()).path("access_token").asText();
    }

    private Answer send(HttpRequest.Builder request) throws IOException {
        return send(client, request);
    }

    private static Answer send(HttpClient client, HttpRequest.Builder request) throws IOException {
        try {
            HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            String body = answer.body();
            return new Answer(answer.statusCode(), answer.headers().firstValue("Location").orElse(""),
                    body.length() > 200_000 ? body.substring(0, 200_000) : body);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted");
        }
    }
}
