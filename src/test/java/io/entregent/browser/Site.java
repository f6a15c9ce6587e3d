package io.entregent.browser;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Somebody else's site, which shows pages of the portal in frames, in the order given. */
final class Site implements AutoCloseable {

    private final HttpServer server;

    Site(String... paths) throws IOException {
        String page = "<!DOCTYPE html><title>A shop</title><h1>A shop</h1>" + Arrays.stream(paths)
                .map(path -> "<iframe title='" + path + "' width='700' height='700' src='" + Browser.portal() + path + "'></iframe>")
                .collect(Collectors.joining());
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] body = page.getBytes(StandardCharsets.UTF_8);
            boolean asked = exchange.getRequestURI().getPath().equals("/");
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(asked ? 200 : 204, asked ? body.length : -1);
            if (asked) {
                exchange.getResponseBody().write(body);
            }
            exchange.close();
        });
        server.start();
    }

    /** Not only another port than the portal's: another site. */
    String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
