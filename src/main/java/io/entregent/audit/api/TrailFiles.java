package io.entregent.audit.api;

import io.entregent.access.Access;
import io.entregent.access.Actor;
import io.entregent.access.Identity;
import io.entregent.access.api.Bearer;
import io.entregent.access.oidc.IdentityFromToken;
import io.entregent.audit.Trail;
import io.entregent.audit.log.NotProven;
import io.entregent.audit.log.TilePath;
import io.entregent.kernel.Ids;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.ThreadBound;
import io.entregent.kernel.db.Scope;
import io.entregent.tenancy.Tenancy;
import io.entregent.tenancy.Tenant;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code GET /audit/{tenant}/checkpoint} and {@code /audit/{tenant}/tile/…}, for a
 * logged-in reader or a program with a token.
 * A filter and not a servlet, because the pages of the room lie under the same name.
 */
@WebFilter("/audit/*")
public class TrailFiles extends HttpFilter {

    private static final long serialVersionUID = 1;
    private static final Pattern ADDRESS = Pattern.compile("/audit/([a-z0-9][a-z0-9-]{1,62})/(checkpoint|vkey|tile/.+)");

    @Inject
    private transient Tenancy tenancy;

    @Inject
    private transient Access access;

    @Inject
    private transient Bearer bearer;

    @Inject
    private transient Trail trail;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Matcher address = ADDRESS.matcher(request.getServletPath() + Optional.ofNullable(request.getPathInfo()).orElse(""));
        if (!address.matches() || !request.getMethod().equals("GET")) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        Optional<Identity> who = who(request, response);
        if (who.isPresent()) {
            enter(who.get(), address, request, response);
        }
    }

    /** Empty if the answer was given already: the login's. */
    private Optional<Identity> who(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getHeader("Authorization") != null) {
            Optional<Identity> program = bearer.verify(request.getHeader("Authorization"));
            if (program.isEmpty()) {
                response.setHeader("WWW-Authenticate", "Bearer");
                response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
            }
            return program;
        }
        try {
            if (request.authenticate(response)) {
                return IdentityFromToken.of(request);
            }
        } catch (ServletException nobody) {
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
        }
        return Optional.empty();
    }

    private void enter(Identity who, Matcher address, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Optional<Tenant> tenant = tenancy.bySlug(address.group(1));
        if (tenant.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        try (ThreadBound.Opened scope = Scope.tenant(tenant.get().id(), who.userId()).open()) {
            Optional<Actor> actor = access.enter(tenant.get(), who, request.getRemoteAddr(), Ids.next().toString());
            if (actor.isEmpty()) {
                response.sendError(HttpServletResponse.SC_NOT_FOUND);
                return;
            }
            try (ThreadBound.Opened acting = actor.get().act()) {
                answer(address.group(2), response);
            }
        } catch (Rejected refused) {
            response.sendError(refused.kind().status());
        }
    }

    private void answer(String file, HttpServletResponse response) throws IOException {
        if (!file.startsWith("tile/")) {
            String text = file.equals("vkey") ? trail.head().vkey() + "\n" : trail.checkpoint();
            send(response, "text/plain; charset=utf-8", "no-cache", text.getBytes(StandardCharsets.UTF_8));
            return;
        }
        Optional<TilePath> path;
        try {
            path = TilePath.parse(file);
        } catch (NotProven impossible) {
            path = Optional.empty();
        }
        if (path.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        send(response, "application/octet-stream", "private, max-age=31536000, immutable", trail.tile(path.get()));
    }

    private static void send(HttpServletResponse response, String type, String cache, byte[] bytes) throws IOException {
        response.setContentType(type);
        response.setHeader("Cache-Control", cache);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
