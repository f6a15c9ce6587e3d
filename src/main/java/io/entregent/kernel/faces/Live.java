package io.entregent.kernel.faces;

import io.entregent.kernel.db.Signal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.faces.push.Push;
import jakarta.faces.push.PushContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Passes signals on to the open pages of their tenant. Only a topic and an id leave the house here:
 * the page reads again through its own, authorised, address (before Mojarra 4.0.16 whoever knew the
 * id of a channel could listen).
 */
@Named
@ApplicationScoped
public class Live {

    private final Set<String> audiences = ConcurrentHashMap.newKeySet();
    private PushContext pages;

    protected Live() {
    }

    @Inject
    Live(@Push(channel = "live") PushContext pages) {
        this.pages = pages;
    }

    /** To whom a page belongs: the "user" of the socket is the tenant, never a person or a session. */
    public String audience(UUID tenant) {
        audiences.add(tenant.toString());
        return tenant.toString();
    }

    void pass(@ObservesAsync Signal signal) {
        if (signal.isWithin()) {
            return;
        }
        String word = signal.topic() + " " + signal.id();
        if (signal.tenant() == null) {
            audiences.forEach(audience -> pages.send(word, audience));
        } else if (audiences.contains(signal.tenant().toString())) {
            pages.send(word, signal.tenant().toString());
        }
    }
}
