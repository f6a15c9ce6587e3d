package io.entregent.kernel.faces;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How this page looks for this reader, and where it is. */
@Named
@RequestScoped
public class Look {

    /** As tokens.css has them: of no tenant, then by number. */
    static final List<String> COLOURS = List.of("#1d4e89", "#283b7a", "#0f5c8c", "#6a3d9a", "#11694a", "#7128e0", "#9c3d16", "#9b1c58", "#006b75");
    static final int BRANDS = COLOURS.size() - 1;

    @Inject
    private HttpServletRequest request;

    /** light, dark, or auto: as the system wishes. Set by session.js. */
    public String getTheme() {
        return Stream.of(request.getCookies() == null ? new Cookie[0] : request.getCookies())
                .filter(cookie -> cookie.getName().equals("theme")).map(Cookie::getValue)
                .filter(value -> value.equals("light") || value.equals("dark")).findFirst().orElse("auto");
    }

    /** The tenant's colour; colours are classes because the policy allows no style in a page. */
    public int getBrand() {
        String slug = Addresses.slug(getPath());
        return slug == null ? 0 : brandOf(slug);
    }

    /** What a tenant without a colour of its own is shown in, as #rrggbb. */
    public String getColour() {
        return COLOURS.get(getBrand());
    }

    public static int brandOf(String slug) {
        return 1 + Math.floorMod(slug.hashCode(), BRANDS);
    }

    /** The address as the browser shows it, without the query. */
    public String getPath() {
        return Addresses.path(request);
    }

    /** The address as the browser shows it, with the query: to come back to. */
    public String getHere() {
        Object forwarded = request.getAttribute(RequestDispatcher.FORWARD_QUERY_STRING);
        String query = forwarded == null ? request.getQueryString() : forwarded.toString();
        return query == null ? getPath() : getPath() + "?" + query;
    }

    /** "/t/slug", or nothing outside a tenant. */
    public String getBase() {
        String slug = Addresses.slug(getPath());
        return slug == null ? "" : "/t/" + slug;
    }

    /** At most two letters, for the round picture. */
    public static String initials(String name) {
        if (name == null) {
            return "";
        }
        return Arrays.stream(name.strip().split("[\\s@._-]+")).filter(part -> part.codePoints().findFirst().stream()
                .anyMatch(Character::isLetter)).limit(2).map(part -> part.substring(0, part.offsetByCodePoints(0, 1)))
                .collect(Collectors.joining()).toUpperCase(Locale.ROOT);
    }
}
