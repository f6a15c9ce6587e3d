package io.entregent.signer;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.entregent.audit.log.Extension;
import io.entregent.audit.log.NotProven;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * What the signer answers over HTTP, to who knows the secret: {@code POST /sign} with a proof of
 * extension in the form of C2SP tlog-witness (200 signed; 409 and the last checkpoint if the proof
 * starts elsewhere; 422 if it does not hold), {@code GET /last?log=} and {@code GET /vkey?log=}.
 */
final class Window implements HttpHandler {

    private static final Logger LOG = System.getLogger(Window.class.getName());
    private static final int LONGEST_BODY = 16_384;

    private final Desk desk;
    private final byte[] secret;

    Window(Desk desk, byte[] secret) {
        this.desk = desk;
        this.secret = secret.clone();
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String given = exchange.getRequestHeaders().getFirst("Authorization");
            String expected = "Bearer " + new String(secret, StandardCharsets.UTF_8);
            if (given == null || !MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8),
                    expected.getBytes(StandardCharsets.UTF_8))) {
                answer(exchange, 403, "");
                return;
            }
            String asked = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
            switch (asked) {
                case "POST /sign" -> sign(exchange);
                case "GET /last" -> answer(exchange, 200, desk.last(log(exchange)).orElse(""));
                case "GET /vkey" -> answer(exchange, 200, desk.vkey(log(exchange)).text() + "\n");
                default -> answer(exchange, 404, "");
            }
        } catch (IOException | RuntimeException trouble) {
            LOG.log(Level.ERROR, "A request failed: " + trouble.getClass().getSimpleName());
            throw trouble;
        }
    }

    private void sign(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(LONGEST_BODY);
        try {
            answer(exchange, 200, desk.sign(Extension.parse(new String(body, StandardCharsets.UTF_8))));
        } catch (Desk.Elsewhere elsewhere) {
            answer(exchange, 409, elsewhere.last());
        } catch (NotProven refused) {
            LOG.log(Level.WARNING, "Refused to sign: " + refused.getMessage());
            answer(exchange, 422, refused.getMessage());
        }
    }

    private static String log(HttpExchange exchange) {
        String query = exchange.getRequestURI().getRawQuery();
        return query == null || !query.startsWith("log=") ? ""
                : URLDecoder.decode(query.substring("log=".length()), StandardCharsets.UTF_8);
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
