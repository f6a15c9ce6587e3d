package io.entregent.signer;

import com.sun.net.httpserver.HttpServer;
import io.entregent.kernel.Settings;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Starts the signer: {@code java -cp portal-trail.jar io.entregent.signer.Signer}. Listens on the
 * loopback address only.
 */
public final class Signer implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Signer.class.getName());
    private static final int SHORTEST_SECRET = 16;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(4);

    Signer(Path home, int port, String secret) throws IOException {
        if (secret.length() < SHORTEST_SECRET) {
            throw new IllegalStateException("The setting ENTREGENT_SIGNER_SECRET needs at least " + SHORTEST_SECRET
                    + " characters.");
        }
        SigningKey key = SigningKey.in(home);
        Desk desk = new Desk(key, new Ledger(home.resolve("logs")));
        // Its answers go out in two pieces; without this the second waits 40 ms for the other side to confirm the first.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", new Window(desk, secret.getBytes(StandardCharsets.UTF_8)));
        server.setExecutor(threads);
        server.start();
        LOG.log(Level.INFO, "The signer listens on port " + port() + "; its public key is " + key.fingerprint());
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
    }

    public static void main(String[] arguments) throws IOException {
        new Signer(Path.of(Settings.require("ENTREGENT_SIGNER_HOME")),
                Integer.parseInt(Settings.require("ENTREGENT_SIGNER_PORT")),
                Settings.require("ENTREGENT_SIGNER_SECRET"));
    }
}
