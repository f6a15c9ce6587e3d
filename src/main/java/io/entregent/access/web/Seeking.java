package io.entregent.access.web;

import io.entregent.access.Sought;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A form that looks for people posts to its page with the query {@code seek}, and is answered with the address of what it
 * looks for: so the filter is in the address, and what was typed is in none.
 */
@WebFilter("/t/*")
public class Seeking extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final String SEEK = "seek";

    @Inject
    private transient Sought sought;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException, ServletException {
        String path = request.getRequestURI();
        if (!SEEK.equals(request.getQueryString()) || Sought.place(path).isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        Map<String, String> told = new LinkedHashMap<>();
        Collections.list(request.getParameterNames()).stream().filter(name -> !name.equals(SEEK))
                .forEach(name -> told.put(name, request.getParameter(name)));
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Location", sought.address(path, told));
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    }
}
