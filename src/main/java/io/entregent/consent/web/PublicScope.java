package io.entregent.consent.web;

import io.entregent.access.Actor;
import io.entregent.kernel.Ids;
import io.entregent.kernel.ThreadBound;
import io.entregent.kernel.db.Scope;
import io.entregent.tenancy.Tenancy;
import io.entregent.tenancy.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Lets somebody without a login act as the person who is spoken to, in the tenant of the address. */
@ApplicationScoped
public class PublicScope {

    /** What is done in the tenant. */
    interface Work {
        void in(Tenant tenant) throws IOException, ServletException;
    }

    private static final int MOST_POSTS = 30;
    private static final long MINUTE = 60_000;

    @Inject
    private Tenancy tenancy;

    private final ConcurrentHashMap<String, AtomicInteger> posts = new ConcurrentHashMap<>();
    private volatile long minute;

    void run(String slug, HttpServletRequest request, HttpServletResponse response, Work work)
            throws IOException, ServletException {
        Optional<Tenant> tenant = tenancy.bySlug(slug);
        if (tenant.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        Actor person = new Actor(Actor.Kind.CONSUMER, "consumer", "consumer", Set.of(), Set.of(), null, null, request.getRemoteAddr(),
                Ids.next().toString(), null);
        try (ThreadBound.Opened scope = Scope.tenant(tenant.get().id(), null).open(); ThreadBound.Opened acting = person.act()) {
            work.in(tenant.get());
        }
    }

    /** Whether one address sends off more forms than any person would; counted per node and minute. */
    boolean tooMany(HttpServletRequest request) {
        long now = System.currentTimeMillis() / MINUTE;
        if (now != minute) {
            minute = now;
            posts.clear();
        }
        return posts.computeIfAbsent(String.valueOf(request.getRemoteAddr()), address -> new AtomicInteger()).incrementAndGet()
                > MOST_POSTS;
    }

    /** @return the parts of the address behind the servlet's own, at most four */
    static String[] parts(HttpServletRequest request) {
        String path = request.getPathInfo() == null ? "" : request.getPathInfo();
        return path.replaceFirst("^/", "").split("/", 4);
    }
}
