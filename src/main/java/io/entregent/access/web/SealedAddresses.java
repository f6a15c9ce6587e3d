package io.entregent.access.web;

import io.entregent.access.Sought;
import io.undertow.server.HttpServerExchange;
import io.undertow.servlet.ServletExtension;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.ServletContext;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
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
        if (told.entrySet().stream().anyMatch(one -> one.getValue().stream().anyMatch(value ->
                !Sought.isSealed(one.getKey(), value) && Sought.isPersonal(one.getKey(), value)))) {
            Map<String, String> first = new LinkedHashMap<>();
            told.forEach((name, values) -> first.put(name, values.peekFirst()));
            exchange.getResponseHeaders().put(Headers.LOCATION, sought().address(exchange.getRequestURI(), first));
            exchange.getResponseHeaders().put(Headers.CACHE_CONTROL, "no-store");
            exchange.setStatusCode(StatusCodes.FOUND).endExchange();
            return true;
        }
        told.entrySet().stream().filter(one -> one.getValue().stream().anyMatch(value -> Sought.isSealed(one.getKey(), value))).toList()
                .forEach(one -> one.setValue(new ArrayDeque<>(sought().show(place, one.getKey(), one.getValue().peekFirst()).stream().toList())));
        return false;
    }

    private static Sought sought() {
        return CDI.current().select(Sought.class).get();
    }
}
