package io.entregent;

import static org.assertj.core.api.Assertions.assertThat;

import io.entregent.kernel.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;

/** The sandbox's control, from inside of the server or beside it. */
public final class SandboxControl {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private SandboxControl() {
    }

    public static void post(String path, String json) {
        post(Settings.address("ENTREGENT_PUBLIC_URL").toString(), path, json);
    }

    public static void post(String portal, String path, String json) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(portal + "/sandbox/control/" + path))
                .header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)).build();
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
