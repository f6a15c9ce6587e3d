package io.entregent.brand.web;

import io.entregent.brand.Brand;
import io.entregent.brand.Brands;
import io.entregent.kernel.ThreadBound;
import io.entregent.kernel.db.Scope;
import io.entregent.tenancy.Tenancy;
import io.entregent.tenancy.Tenant;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The brand's two files for consumers, who have no login: {@code /public/brand/{tenant}/style} and {@code …/logo}. Both
 * are what the tenant shows to everybody anyway.
 */
@WebServlet("/public/brand/*")
public class PublicBrandServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Inject
    private Tenancy tenancy;

    @Inject
    private Brands brands;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String[] parts = String.valueOf(request.getPathInfo()).replaceFirst("^/", "").split("/", 3);
        Optional<Tenant> tenant = parts.length == 2 ? tenancy.bySlug(parts[0]) : Optional.empty();
        Optional<byte[]> file = tenant.flatMap(one -> file(one, parts[1]));
        if (file.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setContentType(parts[1].equals("logo") ? "image/png" : "text/css; charset=utf-8");
        response.setHeader("Cache-Control", "public, max-age=86400");
        response.getOutputStream().write(file.get());
    }

    private Optional<byte[]> file(Tenant tenant, String name) {
        try (ThreadBound.Opened scope = Scope.tenant(tenant.id(), null).open()) {
            return switch (name) {
                case "logo" -> brands.logo();
                case "style" -> brands.brand().map(Brand::style).map(style -> style.getBytes(StandardCharsets.US_ASCII));
                default -> Optional.empty();
            };
        }
    }
}
