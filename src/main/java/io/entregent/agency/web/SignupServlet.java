package io.entregent.agency.web;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Where Meta's sign-up dialog leads back to (the address that {@link io.entregent.agency.SigningUp} names): hands the answer on to the tenant's page, where the person is asked who it
 * is. Believes nothing; the page compares the answer with what was asked.
 */
@WebServlet("/public/signup")
public class SignupServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final String STATE = "[a-z0-9][a-z0-9-]{1,62}\\.[0-9a-f]{48}";

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Referrer-Policy", "no-referrer");
        String state = Objects.toString(request.getParameter("state"), "");
        if (!state.matches(STATE)) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        response.sendRedirect("/t/" + state.substring(0, state.indexOf('.')) + "/onboarding?ticket=" + encoded(state)
                + "&granted=" + encoded(Objects.toString(request.getParameter("code"), "")));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
