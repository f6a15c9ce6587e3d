package io.entregent.channel.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** How an exchange ends, against real sockets on loopback. */
class GraphTest {

    /** Longer than any busy machine needs: only a real silence may run into the deadline. */
    private final Graph graph = new Graph(false, Duration.ofSeconds(60));

    @Test
    void refusedConnectionWasNeverSent() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }

        assertThat(graph.exchange(post(free), 100).broken()).isEqualTo(Graph.Broken.NEVER_SENT);
    }

    @Test
    void silenceIsATimeout() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Graph hasty = new Graph(false, Duration.ofMillis(300));

            assertThat(hasty.exchange(post(socket.getLocalPort()), 100).broken()).isEqualTo(Graph.Broken.TIMED_OUT);
        }
    }

    @Test
    void hangUpAfterTheRequestIsACut() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CountDownLatch heard = new CountDownLatch(1);
            Thread server = new Thread(() -> {
                try (Socket client = socket.accept()) {
                    client.getInputStream().read();
                    heard.countDown();
                } catch (java.io.IOException ending) {
                    heard.countDown();
                }
            });
            server.start();

            assertThat(graph.exchange(post(socket.getLocalPort()), 100).broken()).isEqualTo(Graph.Broken.CUT);
            heard.await();
            server.join();
        }
    }

    @Test
    void moreThanTheLimitIsTooBig() throws Exception {
        serving(200, 101, port -> assertThat(graph.exchange(post(port), 100).broken()).isEqualTo(Graph.Broken.TOO_BIG));
    }

    @Test
    void statusBodyAndPauseAreRead() throws Exception {
        serving(429, 100, port -> {
            Graph.Answer answer = graph.exchange(post(port), 100);

            assertThat(answer.status()).isEqualTo(429);
            assertThat(answer.body()).hasSize(100);
            assertThat(answer.retryAfter()).isEqualTo(Duration.ofSeconds(7));
        });
    }

    private interface Use {
        void with(int port) throws Exception;
    }

    private static void serving(int status, int bytes, Use use) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().add("Retry-After", "7");
            exchange.sendResponseHeaders(status, bytes);
            exchange.getResponseBody().write(new byte[bytes]);
            exchange.close();
        });
        server.start();
        try {
            use.with(server.getAddress().getPort());
        } finally {
            server.stop(0);
        }
    }

    private static HttpRequest post(int port) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/")).POST(HttpRequest.BodyPublishers.ofString("{}")).build();
    }
}
