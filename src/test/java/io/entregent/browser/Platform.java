package io.entregent.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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
        String body = "{\"waba\": \"%s\", \"field\": \"%s\", \"value\": {%s}}".formatted(businessAccount, field, value);
        HttpRequest request = HttpRequest.newBuilder(URI.create(Browser.portal() + "/sandbox/control/account"))
                .header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body)).build();
        try {
            HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
