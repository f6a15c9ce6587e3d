package io.entregent.people.keycloak;

import io.entregent.kernel.Settings;
import io.entregent.kernel.jobs.RetryLater;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/** Logins of the portal's own client at Keycloak. */
@ApplicationScoped
public class Logins {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration SOON = Duration.ofSeconds(20);

    private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).version(HttpClient.Version.HTTP_1_1).build();

    /**
     * Ends one login with its own token, for all of the realm; may be repeated. Never inside a transaction.
     *
     * @throws RetryLater while Keycloak does not answer
     */
    public void end(String refreshToken) {
        String basic = encoded(Settings.orElse("ENTREGENT_OIDC_CLIENT", "portal-web")) + ":" + encoded(Settings.require("ENTREGENT_OIDC_SECRET"));
        HttpRequest ask = HttpRequest.newBuilder(URI.create(Settings.address("ENTREGENT_OIDC_ISSUER") + "/protocol/openid-connect/logout"))
                .timeout(PATIENCE).header("Content-Type", "application/x-www-form-urlencoded")
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(basic.getBytes(StandardCharsets.UTF_8)))
                .POST(HttpRequest.BodyPublishers.ofString("refresh_token=" + encoded(refreshToken))).build();
        try {
            int status = client.send(ask, HttpResponse.BodyHandlers.discarding()).statusCode();
            // 400: the token, and with it the login, is over.
            if (status != HttpURLConnection.HTTP_NO_CONTENT && status != HttpURLConnection.HTTP_OK && status != HttpURLConnection.HTTP_BAD_REQUEST) {
                throw new RetryLater(SOON, "keycloak " + status);
            }
        } catch (IOException silent) {
            throw new RetryLater(SOON, "keycloak " + silent.getClass().getSimpleName());
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            throw new RetryLater(SOON, "interrupted");
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
