package io.entregent.access.web;

import io.entregent.access.Access;
import io.entregent.access.Actor;
import io.entregent.access.Identity;
import io.entregent.access.Permission;
import io.entregent.access.SessionWatch;
import io.entregent.access.oidc.IdentityFromToken;
import io.entregent.access.oidc.LogoutServlet;
import io.entregent.kernel.Ids;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.ThreadBound;
import io.entregent.kernel.db.DatabaseAway;
import io.entregent.kernel.db.Scope;
import io.entregent.tenancy.Tenancy;
import io.entregent.tenancy.Tenant;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The tenant of a page is in its address, {@code /t/{slug}/…}, never only in the session. Who may
 * not enter gets the answer of an address that does not exist. Outside a tenant only the person is
 * known. Mapped in web.xml, because it has to come before the filter that finds the page.
 */
public class TenantFilter implements Filter {

    /** Request attribute: the {@link Tenant} of this page. */
    public static final String TENANT = "tenant";
    /** Request attribute: the {@link Closed} for the error page. */
    public static final String CLOSED = "closed";

    /** Request attribute for the error page: where who sees no content of this tenant may open it in an emergency. */
    public static final String VISITS = "visits";

    /** Why this tenant is kept closed. */
    public record Closed(String code, List<Object> arguments) {
    }

    @Inject
    private Tenancy tenancy;

    @Inject
    private Access access;

    @Inject
    private KeptLanguage language;

    @Inject
    @Any
    private Instance<SessionWatch> watches;

    @Override
    public void doFilter(ServletRequest someRequest, ServletResponse someResponse, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest request = (HttpServletRequest) someRequest;
        HttpServletResponse response = (HttpServletResponse) someResponse;
        Optional<Identity> who = IdentityFromToken.of(request);
        if (who.isEmpty() && IdentityFromToken.isProgram(request)) {
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
            return;
        }
        if (who.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        try {
            pass(who.get(), request, response, chain);
        } catch (ServletException | RuntimeException trouble) {
            if (response.isCommitted() || !DatabaseAway.causes(trouble)) {
                throw trouble;
            }
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        }
    }

    private void pass(Identity who, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
        if (path.startsWith("/t/")) {
            enter(who, slug(path), request, response, chain);
        } else {
            outside(who, request, response, chain);
        }
    }

    private void enter(Identity who, String slug, HttpServletRequest request, HttpServletResponse response,
            FilterChain chain) throws IOException, ServletException {
        Optional<Tenant> tenant = tenancy.bySlug(slug);
        if (tenant.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        try (ThreadBound.Opened scope = Scope.tenant(tenant.get().id(), who.userId()).open()) {
            Optional<Actor> actor;
            try {
                actor = enter(tenant.get(), who, request);
            } catch (Rejected closed) {
                request.setAttribute(CLOSED, new Closed(closed.code(), List.of(closed.arguments())));
                response.sendError(closed.kind().status());
                return;
            }
            if (actor.isEmpty()) {
                response.sendError(HttpServletResponse.SC_NOT_FOUND);
                return;
            }
            if (!admitted(who, request)) {
                ended(request, response);
                return;
            }
            request.setAttribute(TENANT, tenant.get());
            if (actor.get().permissions().contains(Permission.VISIT_BEGIN) && actor.get().pass() == null) {
                request.setAttribute(VISITS, "/t/" + slug + "/visits");
            }
            language.bring(who.userId(), request, response);
            try (ThreadBound.Opened acting = actor.get().act()) {
                chain.doFilter(request, response);
            }
        }
    }

    private boolean admitted(Identity who, HttpServletRequest request) {
        return IdentityFromToken.session(request).map(session -> watches.stream().allMatch(one ->
                one.admits(who.userId(), session, request.getHeader("User-Agent"), request.getRemoteAddr(),
                        IdentityFromToken.refresh(request).orElse(null)))).orElse(true);
    }

    /** A login that was ended from elsewhere; what runs in the page cannot follow to Keycloak. */
    private static void ended(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if ("GET".equals(request.getMethod()) && request.getHeader("Faces-Request") == null) {
            LogoutServlet.end(request, response);
        } else {
            request.getSession().invalidate();
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
        }
    }

    /** Who may not enter may have been invited: only the realm's word on the address counts for that. */
    private Optional<Actor> enter(Tenant tenant, Identity who, HttpServletRequest request) {
        String id = Ids.next().toString();
        try {
            Optional<Actor> actor = access.enter(tenant, who, request.getRemoteAddr(), id);
            return actor.isPresent() || !admit(tenant, who, request) ? actor
                    : access.enter(tenant, who, request.getRemoteAddr(), id);
        } catch (Rejected closed) {
            if (closed.kind() == Rejected.Kind.FORBIDDEN && admit(tenant, who, request)) {
                return access.enter(tenant, who, request.getRemoteAddr(), id);
            }
            throw closed;
        }
    }

    private boolean admit(Tenant tenant, Identity who, HttpServletRequest request) {
        return IdentityFromToken.invited(request, tenant.slug()).filter(address -> access.admit(tenant, who, address)).isPresent();
    }

    private void outside(Identity who, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try (ThreadBound.Opened scope = Scope.user(who.userId()).open();
                ThreadBound.Opened acting = access.outside(who, request.getRemoteAddr(), Ids.next().toString()).act()) {
            language.bring(who.userId(), request, response);
            chain.doFilter(request, response);
        }
    }

    private static String slug(String path) {
        int end = path.indexOf('/', 3);
        return end < 0 ? path.substring(3) : path.substring(3, end);
    }
}
