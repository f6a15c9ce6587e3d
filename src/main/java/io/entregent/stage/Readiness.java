package io.entregent.stage;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;

/** Waits until an address answers 200. */
final class Readiness {

    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final HttpClient client = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NORMAL)
            .cookieHandler(new CookieManager())
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /** Something that may find out, while we wait, that waiting is in vain; it throws then. */
    interface Check {
        void pass() throws IOException;
    }

    /** Follows redirects, so that an address behind the login is ready when the login page comes. */
    void await(String what, String url, Child server, Path log, Check meanwhile) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!answers(url)) {
            meanwhile.pass();
            if (!server.isAlive()) {
                throw new StageFailure(what + " ended while it was starting; see " + log + ".");
            }
            if (System.nanoTime() > deadline) {
                throw new StageFailure(what + " was not ready at " + url + " within " + LIMIT.toMinutes()
                        + " minutes; see " + log + ".");
            }
            Thread.sleep(PAUSE.toMillis());
        }
    }

    private boolean answers(String url) throws InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(20))
                    // Who says nothing of pages is not led to the login; Keycloak in turn has no page at its address.
                    .header("Accept", "*/*").build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }
}
