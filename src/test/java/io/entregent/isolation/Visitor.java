package io.entregent.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody at the portal over plain HTTP: logged in as one person, or as nobody. */
public final class Visitor {

    private static final Pattern FORM = Pattern.compile("<form[^>]*action=\"([^\"]+)\"");
    private static final String PORTAL = System.getProperty("entregent.portal.url");

    private final CookieManager cookies = new Careless();
    private final HttpClient follows = HttpClient.newBuilder().cookieHandler(cookies).followRedirects(HttpClient.Redirect.NORMAL).build();
    private final HttpClient stays = HttpClient.newBuilder().cookieHandler(cookies).followRedirects(HttpClient.Redirect.NEVER).build();
    private String bearer;

    /** Browsers take localhost for safe and send it secure cookies; Java does not. */
    private static final class Careless extends CookieManager {

        @Override
        public void put(URI uri, Map<String, List<String>> headers) throws IOException {
            Map<String, List<String>> open = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            headers.forEach((name, values) -> open.put(name, values.stream().map(value -> value.replaceAll("(?i); ?secure", "")).toList()));
            super.put(uri, open);
        }
    }

    static Visitor nobody() {
        return new Visitor();
    }

    public static Visitor as(String user) {
        Visitor visitor = new Visitor();
        HttpResponse<String> password = visitor.answer(visitor.send(visitor.follows, page("/")), "username=" + encoded(user));
        HttpResponse<String> landed = visitor.answer(password, "username=" + encoded(user) + "&password=demo");
        assertThat(landed.uri().toString()).as("landing of " + user).startsWith(PORTAL);
        return visitor;
    }

    /** Fills in the form of a page of the login server. */
    private HttpResponse<String> answer(HttpResponse<String> page, String fields) {
        Matcher form = FORM.matcher(page.body());
        assertThat(form.find()).as("login form at " + page.uri()).isTrue();
        return send(follows, HttpRequest.newBuilder(URI.create(form.group(1).replace("&amp;", "&")))
                .header("Content-Type", "application/x-www-form-urlencoded").header("Accept", "text/html")
                .POST(HttpRequest.BodyPublishers.ofString(fields)).build());
    }

    /** The program of the demo, which is a member of the four demo tenants. */
    static Visitor robot() throws IOException, InterruptedException {
        HttpRequest ask = HttpRequest.newBuilder(URI.create(System.getProperty("entregent.keycloak.url") + "/realms/entregent/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded").POST(HttpRequest.BodyPublishers.ofString(
                        "grant_type=client_credentials&client_id=entregent-robot&client_secret=entregent-robot-demo")).build();
        String answer = HttpClient.newHttpClient().send(ask, HttpResponse.BodyHandlers.ofString()).body();
        Visitor robot = new Visitor();
        robot.bearer = answer.replaceAll(".*\"access_token\":\"([^\"]+)\".*", "$1");
        return robot;
    }

    public HttpResponse<String> get(String path) {
        return send(stays, page(path));
    }

    HttpResponse<String> call(String verb, String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(PORTAL + path)).timeout(Duration.ofSeconds(30))
                .header("Accept", "application/json").header("Content-Type", "application/json")
                .method(verb.toUpperCase(Locale.ROOT), verb.equals("get") || verb.equals("delete")
                        ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString("{}"));
        if (bearer != null) {
            request.header("Authorization", "Bearer " + bearer);
        }
        return send(stays, request.build());
    }

    private static HttpRequest page(String path) {
        return HttpRequest.newBuilder(URI.create(PORTAL + path)).timeout(Duration.ofSeconds(30)).header("Accept", "text/html").build();
    }

    private HttpResponse<String> send(HttpClient client, HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
