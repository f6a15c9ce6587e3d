package io.entregent.kernel.faces;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/** The reader's language: what was chosen (a cookie), else the browser's wish, else English. */
@Named
@RequestScoped
public class Language {

    public static final String COOKIE = "language";
    /** Request attribute: what the person chose elsewhere, before this browser knows it. */
    public static final String KEPT = "language.kept";
    static final List<String> KNOWN = List.of("fr", "en");

    @Inject
    private HttpServletRequest request;

    private Locale found;
    private String foundFor;

    /** Each sentence of a page asks. */
    public Locale locale() {
        String kept = (String) request.getAttribute(KEPT);
        if (found == null || !Objects.equals(kept, foundFor)) {
            found = find(kept);
            foundFor = kept;
        }
        return found;
    }

    private Locale find(String kept) {
        String chosen = kept != null ? kept : Stream.of(request.getCookies() == null ? new Cookie[0] : request.getCookies())
                .filter(cookie -> cookie.getName().equals(COOKIE)).map(Cookie::getValue).findFirst().orElse("");
        return choose(chosen, Collections.list(request.getLocales()));
    }

    public static Cookie cookie(String language, boolean secure) {
        Cookie cookie = new Cookie(COOKIE, language);
        cookie.setPath("/");
        cookie.setMaxAge((int) Duration.ofDays(365).toSeconds());
        cookie.setHttpOnly(true);
        cookie.setSecure(secure);
        cookie.setAttribute("SameSite", "Lax");
        return cookie;
    }

    static Locale choose(String chosen, List<Locale> wished) {
        if (KNOWN.contains(chosen)) {
            return Locale.forLanguageTag(chosen);
        }
        return wished.stream().map(Locale::getLanguage).filter(KNOWN::contains).findFirst()
                .map(Locale::forLanguageTag).orElse(Locale.ENGLISH);
    }

    /** Whose habits dates are written by: the English that is read here counts days before months. */
    public static Locale region(Locale language) {
        return language.getLanguage().equals("fr") ? Locale.FRANCE : Locale.UK;
    }

    public String getTag() {
        return locale().getLanguage();
    }

    /** The other language, offered by the switch. */
    public String getOther() {
        return getTag().equals("fr") ? "en" : "fr";
    }
}
