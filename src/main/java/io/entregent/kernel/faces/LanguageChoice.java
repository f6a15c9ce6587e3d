package io.entregent.kernel.faces;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Keeps the chosen language in a cookie, tells who knows the reader, and goes back to where the reader was. */
@WebServlet("/public/language")
public class LanguageChoice extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Inject
    private transient Event<LanguageChosen> chosen;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String wanted = request.getParameter("to");
        if (Language.KNOWN.contains(wanted)) {
            response.addCookie(Language.cookie(wanted, request.isSecure()));
            chosen.fire(new LanguageChosen(wanted));
        }
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", back(request.getParameter("back")));
    }

    /** Only a path of ours: neither another host nor a header injected by a line break. */
    static String back(String wanted) {
        boolean ours = wanted != null && wanted.startsWith("/") && !wanted.startsWith("//")
                && wanted.chars().allMatch(c -> c > ' ' && c < 127 && c != '\\');
        return ours ? wanted : "/";
    }
}
