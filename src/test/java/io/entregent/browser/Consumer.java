package io.entregent.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;

/** Somebody with a phone who writes to a demo tenant, through the sandbox. */
final class Consumer {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String phone;
    private final String name;
    private final String account;

    /** @param account the tenant's phone number id */
    Consumer(String phone, String name, String account) {
        this.phone = phone;
        this.name = name;
        this.account = account;
    }

    void writes(String text) {
        inbound("\"text\": \"%s\"".formatted(text));
    }

    /** As if it had been under way since then. */
    void wroteAt(Instant at, String text) {
        inbound("\"text\": \"%s\", \"at\": \"%d\"".formatted(text, at.getEpochSecond()));
    }

    private void inbound(String content) {
        String body = "{\"to\": \"%s\", \"from\": \"%s\", \"name\": \"%s\", %s}".formatted(account, phone, name, content);
        HttpRequest request = HttpRequest.newBuilder(URI.create(Browser.portal() + "/sandbox/control/inbound"))
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
