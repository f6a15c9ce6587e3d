package io.entregent.access.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.entregent.access.Access;
import io.entregent.access.Actor;
import io.entregent.access.Identity;
import io.entregent.access.KeyRing;
import io.entregent.kernel.Ids;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.ThreadBound;
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
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lets in who has a token of the realm or a key of the portal, and may enter the tenant of the address. A tenant that does not exist and
 * one that the caller may not enter give the same answer.
 */
@WebFilter("/api/v1/*")
public class ApiFilter implements Filter {

    private static final Pattern TENANT = Pattern.compile("/api/v1/tenants/([a-z0-9][a-z0-9-]{1,62})/.+");
    /** Outside of any tenant: what an agency, or the operator, sees of all. */
    private static final String AGENCY = "/api/v1/agency/";
    private static final long LARGEST_BODY = 1 << 20;
    /** Streamed, and never held as a whole: only the server's own limit counts. */
    private static final Pattern FILES = Pattern.compile("/api/v1/tenants/[^/]+/consents/imports");
    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    private Bearer bearer;

    @Inject
    private Tenancy tenancy;

    @Inject
    private Access access;

    @Inject
    @Any
    private Instance<KeyRing> rings;

    @Override
    public void doFilter(ServletRequest someRequest, ServletResponse someResponse, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest request = (HttpServletRequest) someRequest;
        HttpServletResponse response = (HttpServletResponse) someResponse;
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        Optional<String> key = bearer.text(request.getHeader("Authorization"))
                .filter(text -> rings.stream().anyMatch(ring -> ring.isKey(text)));
        Optional<Identity> who = key.isPresent() ? Optional.empty() : bearer.verify(request.getHeader("Authorization"));
        if (key.isEmpty() && who.isEmpty()) {
            unknown(request, response);
        } else if (request.getContentLengthLong() > LARGEST_BODY && !FILES.matcher(request.getRequestURI()).matches()) {
            answer(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE, "request.tooLarge", request, response);
        } else if (key.isPresent()) {
            enterByKey(key.get(), request, response, chain);
        } else {
            enter(who.get(), request, response, chain);
        }
    }

    /** A key of another tenant is like one that never was: who asks learns nothing of the tenant. */
    private void enterByKey(String key, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Optional<Tenant> tenant = tenant(request);
        try {
            Optional<KeyRing.Holder> holder = tenant.flatMap(one -> Scope.tenant(one.id(), null).call(() ->
                    rings.stream().map(ring -> ring.find(key)).flatMap(Optional::stream).findFirst()));
            if (holder.isEmpty()) {
                unknown(request, response);
                return;
            }
            pass(tenant.get(), holder.get().who(), () -> access.enter(tenant.get(), holder.get(), request.getRemoteAddr(),
                    Ids.next().toString()), request, response, chain);
        } catch (Rejected closed) {
            answer(Problem.of(closed, request.getRequestURI(), Problem.locale(request.getHeader("Accept-Language"))), response);
        }
    }

    private void unknown(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("WWW-Authenticate", "Bearer");
        answer(HttpServletResponse.SC_UNAUTHORIZED, "token.invalid", request, response);
    }

    private Optional<Tenant> tenant(HttpServletRequest request) {
        Matcher path = TENANT.matcher(request.getServletPath() + Optional.ofNullable(request.getPathInfo()).orElse(""));
        return path.matches() ? tenancy.bySlug(path.group(1)) : Optional.empty();
    }

    private void enter(Identity who, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String asked = request.getServletPath() + Optional.ofNullable(request.getPathInfo()).orElse("");
        if (asked.startsWith(AGENCY)) {
            try (ThreadBound.Opened scope = Scope.user(who.userId()).open();
                    ThreadBound.Opened acting = access.outside(who, request.getRemoteAddr(), Ids.next().toString()).act()) {
                chain.doFilter(request, response);
            }
            return;
        }
        Optional<Tenant> tenant = tenant(request);
        if (tenant.isEmpty()) {
            answer(HttpServletResponse.SC_NOT_FOUND, "tenant.unknown", request, response);
            return;
        }
        try {
            pass(tenant.get(), who, () -> access.enter(tenant.get(), who, request.getRemoteAddr(), Ids.next().toString()),
                    request, response, chain);
        } catch (Rejected closed) {
            // Resources answer their refusals themselves; this one came from a gate of the tenant.
            answer(Problem.of(closed, request.getRequestURI(), Problem.locale(request.getHeader("Accept-Language"))), response);
        }
    }

    private void pass(Tenant tenant, Identity who, Supplier<Optional<Actor>> entering, HttpServletRequest request,
            HttpServletResponse response, FilterChain chain) throws IOException, ServletException {
        try (ThreadBound.Opened scope = Scope.tenant(tenant.id(), who.userId()).open()) {
            Optional<Actor> actor = entering.get();
            if (actor.isEmpty()) {
                answer(HttpServletResponse.SC_NOT_FOUND, "tenant.unknown", request, response);
                return;
            }
            try (ThreadBound.Opened acting = actor.get().act()) {
                chain.doFilter(request, response);
            }
        }
    }

    private static void answer(int status, String code, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        answer(Problem.of(status, code, request.getRequestURI(), Problem.locale(request.getHeader("Accept-Language"))), response);
    }

    private static void answer(Problem problem, HttpServletResponse response) throws IOException {
        response.setStatus(problem.status());
        response.setContentType(Problem.MEDIA_TYPE);
        JSON.writeValue(response.getOutputStream(), problem);
    }
}
