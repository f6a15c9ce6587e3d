package io.entregent.access.web;

import io.entregent.access.Sought;
import io.undertow.server.HttpServerExchange;
import io.undertow.servlet.ServletExtension;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.ServletContext;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Stands before the login, which no filter does: an address in which somebody wrote words by hand is answered with the
 * same address, sealed, before Keycloak hears of it; pages read sealed words as if they stood there in the clear.
 */
public class SealedAddresses implements ServletExtension {

    @Override
    public void handleDeployment(DeploymentInfo deployment, ServletContext context) {
        deployment.addOuterHandlerChainWrapper(next -> exchange -> {
            Optional<String> place = Sought.place(exchange.getRelativePath());
            if (place.isEmpty() || !redirected(place.get(), exchange)) {
                next.handleRequest(exchange);
            }
        });
    }

    private static boolean redirected(String place, HttpServerExchange exchange) {
        Map<String, Deque<String>> told = exchange.getQueryParameters();
        Map<String, String> clear = new LinkedHashMap<>();
        told.forEach((name, values) -> clear.put(name, clear(place, name, values.peekFirst()).orElse(null)));
        if (told.entrySet().stream().anyMatch(one -> one.getValue().stream().anyMatch(value ->
                !Sought.isSealed(one.getKey(), value) && Sought.isPersonal(one.getKey(), value)))) {
            exchange.getResponseHeaders().put(Headers.LOCATION, sought().address(path(exchange), clear));
            exchange.getResponseHeaders().put(Headers.CACHE_CONTROL, "no-store");
            exchange.setStatusCode(StatusCodes.FOUND).endExchange();
            return true;
        }
        told.entrySet().removeIf(one -> clear.get(one.getKey()) == null);
        told.entrySet().stream().filter(one -> one.getValue().stream().anyMatch(value -> Sought.isSealed(one.getKey(), value)))
                .forEach(one -> one.setValue(new ArrayDeque<>(List.of(clear.get(one.getKey())))));
        return false;
    }

    /** @return the value that may have been sealed; empty if that was not by us, or not for this place */
    private static Optional<String> clear(String place, String name, String value) {
        return Sought.isSealed(name, value) ? sought().show(place, name, value) : Optional.of(value);
    }

    /** Of the page alone: without the host that a request may name, and without what may stand behind a semicolon. */
    private static String path(HttpServerExchange exchange) {
        try {
            return new URI(null, null, exchange.getRelativePath(), null).getRawPath();
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Sought sought() {
        return CDI.current().select(Sought.class).get();
    }
}
