package io.entregent.audit;

import io.entregent.audit.log.Extension;
import io.entregent.audit.log.Vkey;
import io.entregent.kernel.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Speaks with the signer's process. */
@ApplicationScoped
class SignerLine {

    /** @param status 200 signed, 409 the signer stands elsewhere (text: its last checkpoint), 422 refused (text: why) */
    record Answer(int status, String text) {
    }

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    /** Without a signer the trail still grows; with half of one nobody would notice that it is not signed. */
    void check(@Observes Startup ready) {
        if (isInstalled()) {
            Settings.address("ENTREGENT_SIGNER_URL");
            Settings.require("ENTREGENT_SIGNER_SECRET");
        }
    }

    boolean isInstalled() {
        return Settings.find("ENTREGENT_SIGNER_URL").isPresent();
    }

    Answer sign(Extension grown) throws IOException {
        return send(request("/sign").POST(BodyPublishers.ofString(grown.text())).build());
    }

    /** @return the last checkpoint that the signer signed, or "" */
    String last(String origin) throws IOException {
        return require(send(request("/last?log=" + encoded(origin)).build()));
    }

    Vkey vkey(String origin) throws IOException {
        return Vkey.parse(require(send(request("/vkey?log=" + encoded(origin)).build())));
    }

    private static String require(Answer answer) throws IOException {
        if (answer.status != 200) {
            throw new IOException("The signer answered " + answer.status);
        }
        return answer.text;
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(Settings.address("ENTREGENT_SIGNER_URL") + path)).timeout(PATIENCE)
                .header("Authorization", "Bearer " + Settings.require("ENTREGENT_SIGNER_SECRET"));
    }

    private Answer send(HttpRequest request) throws IOException {
        try {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while the signer was asked");
        }
    }

    private static String encoded(String origin) {
        return URLEncoder.encode(origin, StandardCharsets.UTF_8);
    }
}
