package io.entregent.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** The platform itself, as it tells of accounts. */
final class Platform {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private Platform() {
    }

    /** @param value the members of the webhook's value */
    static void tells(String businessAccount, String field, String value) {
        control("account", "{\"waba\": \"%s\", \"field\": \"%s\", \"value\": {%s}}".formatted(businessAccount, field, value));
    }

    /** @param mode auto or manual: whether templates are judged by themselves, after so many milliseconds */
    static void reviews(String mode, int after) {
        control("templates/review", "{\"mode\": \"%s\", \"after\": %d}".formatted(mode, after));
    }

    static void judges(String businessAccount, String template, String verdict) {
        control("templates/judge", "{\"waba\": \"%s\", \"name\": \"%s\", \"verdict\": \"%s\"}".formatted(businessAccount, template, verdict));
    }

    /** Somebody gives it another body in the platform's own tools. */
    static void rewrites(String businessAccount, String template, String body) {
        control("templates/judge", "{\"waba\": \"%s\", \"name\": \"%s\", \"verdict\": \"edit\", \"text\": \"%s\"}"
                .formatted(businessAccount, template, body));
    }

    static void control(String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(Browser.portal() + "/sandbox/control/" + path))
                .header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body)).build();
        try {
            HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
