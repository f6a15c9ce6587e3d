package io.entregent.kernel.faces;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.MultipartConfig;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.MalformedURLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Leads addresses to views: {@code /t/{tenant}/room}, {@code /t/{tenant}/room/page} and, for what is
 * no page, {@code /t/{tenant}/room/{id}} with the id as request attribute {@link #ID}; {@code /agency/page} is
 * for who manages several tenants. That the
 * tenant may be entered was decided by a filter before.
 */
@WebServlet({"", "/t/*", "/agency/*", "/public/*"})
@MultipartConfig(maxFileSize = Routes.LARGEST_FILE, maxRequestSize = Routes.LARGEST_FILE + 1_000_000)
public class Routes extends HttpServlet {

    /** Request attribute: the last part of an address that names an object. */
    public static final String ID = "id";
    /** Bytes; the largest document a channel takes. */
    static final long LARGEST_FILE = 100_000_000;

    private static final long serialVersionUID = 1;
    private static final Pattern ADDRESS = Pattern.compile("/[a-z0-9-]+(?:/([a-z]+)(?:/([A-Za-z0-9-]+))?)?/?");

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        String view = view(request);
        if (view == null) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else {
            request.getRequestDispatcher(view).forward(request, response);
        }
    }

    private String view(HttpServletRequest request) throws MalformedURLException {
        // Undertow says "/" where the specification says "".
        if (request.getServletPath().length() <= 1) {
            return "/home/index.xhtml";
        }
        String path = request.getPathInfo() == null ? "" : request.getPathInfo();
        if (request.getServletPath().equals("/public")) {
            // not below /public: a forward to there would only come back to this servlet
            String view = "/open" + path + ".xhtml";
            return path.matches("/[a-z]+") && getServletContext().getResource(view) != null ? view : null;
        }
        if (request.getServletPath().equals("/agency")) {
            return agency(path);
        }
        Matcher matcher = ADDRESS.matcher(path);
        if (!matcher.matches()) {
            return null;
        }
        if (matcher.group(1) == null) {
            return "/home/tenant.xhtml";
        }
        String room = "/" + matcher.group(1) + "/";
        String last = matcher.group(2);
        if (last != null && !last.equals("index") && exists(room + last + ".xhtml")) {
            return room + last + ".xhtml";
        }
        request.setAttribute(ID, last);
        return exists(room + "index.xhtml") ? room + "index.xhtml" : null;
    }

    /** What an agency, or the operator, sees of all its tenants. */
    private String agency(String path) throws MalformedURLException {
        String view = "/desk/" + (path.length() <= 1 ? "index" : path.substring(1)) + ".xhtml";
        return path.matches("/?|/[a-z]+") && !path.equals("/index") && getServletContext().getResource(view) != null ? view : null;
    }

    private boolean exists(String view) throws MalformedURLException {
        return !view.startsWith("/home/") && !view.startsWith("/open/") && !view.startsWith("/desk/") && getServletContext().getResource(view) != null;
    }
}
