package io.entregent.access.web;

import io.entregent.access.Languages;
import io.entregent.kernel.faces.Language;
import io.entregent.kernel.faces.LanguageChosen;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.UUID;

/** Brings the person's language into a browser that does not know it: once in each session, after the login. */
@ApplicationScoped
public class KeptLanguage {

    private static final String ASKED = KeptLanguage.class.getName();

    @Inject
    private Languages languages;

    void bring(UUID user, HttpServletRequest request, HttpServletResponse response) {
        HttpSession session = request.getSession(false);
        if (session == null || !request.getMethod().equals("GET") || user.toString().equals(session.getAttribute(ASKED))) {
            return;
        }
        session.setAttribute(ASKED, user.toString());
        languages.chosen().ifPresent(language -> {
            request.setAttribute(Language.KEPT, language);
            response.addCookie(Language.cookie(language, request.isSecure()));
        });
    }

    void chosen(@Observes LanguageChosen event) {
        languages.choose(event.language());
    }
}
