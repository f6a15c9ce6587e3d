package io.entregent.people.web;

import io.entregent.access.Access;
import io.entregent.access.Permission;
import io.entregent.access.oidc.IdentityFromToken;
import io.entregent.kernel.faces.AsShown;
import io.entregent.kernel.faces.Say;
import io.entregent.kernel.faces.ShownRows;
import io.entregent.kernel.faces.Times;
import io.entregent.kernel.faces.Words;
import io.entregent.people.LoginSession;
import io.entregent.people.Sessions;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Where people are logged in. */
@Named
@RequestScoped
public class SessionsPage {

    /** By the word that a browser's own description holds; the first that fits. */
    private static final Map<String, String> BROWSERS = new LinkedHashMap<>();
    private static final Map<String, String> SYSTEMS = new LinkedHashMap<>();

    static {
        BROWSERS.put("Edg/", "Edge");
        BROWSERS.put("OPR/", "Opera");
        BROWSERS.put("Firefox/", "Firefox");
        BROWSERS.put("Chrome/", "Chrome");
        BROWSERS.put("Safari/", "Safari");
        SYSTEMS.put("Android", "Android");
        SYSTEMS.put("iPhone", "iOS");
        SYSTEMS.put("iPad", "iPadOS");
        SYSTEMS.put("Windows", "Windows");
        SYSTEMS.put("Mac OS", "macOS");
        SYSTEMS.put("Linux", "Linux");
    }

    /** One login. */
    public record Row(UUID id, String name, String browser, String address, String began, String seen, boolean here) {
    }

    @Inject
    private Sessions sessions;

    @Inject
    private Access access;

    @Inject
    private Words words;

    @Inject
    private Times times;

    @Inject
    private Say say;

    @Inject
    private HttpServletRequest request;

    @Inject
    private AsShown shown;

    private final ShownRows<Row> rows = new ShownRows<>(this::all, Row::id);

    public void enter() {
        access.require(Permission.MEMBERS_READ);
    }

    public List<Row> getRows() {
        return rows.get(shown);
    }

    public String getShown() {
        return rows.keys(shown);
    }

    private List<Row> all() {
        String mine = IdentityFromToken.session(request).orElse(null);
        return sessions.open().stream().map(one -> row(one, sessions.isThis(one, mine))).toList();
    }

    public void end(UUID id) {
        say.attempt("session.done.ended", () -> sessions.end(id));
    }

    /** Where one forgot to log out, or fears that somebody else is logged in. */
    public void endOthers() {
        say.attempt(() -> say.done("session.done.others", sessions.endOthers(IdentityFromToken.session(request).orElse(null))));
    }

    private Row row(LoginSession one, boolean here) {
        return new Row(one.id(), one.name().isEmpty() ? words.get("members.unnamed") : one.name(), browser(one.agent()),
                one.address() == null ? "" : one.address(), times.moment(one.beganAt()), times.moment(one.seenAt()), here);
    }

    private String browser(String agent) {
        if (agent == null) {
            return words.get("session.unknownBrowser");
        }
        String browser = first(BROWSERS, agent);
        String system = first(SYSTEMS, agent);
        return browser == null ? words.get("session.unknownBrowser") : system == null ? browser : browser + " · " + system;
    }

    private static String first(Map<String, String> names, String agent) {
        return names.entrySet().stream().filter(one -> agent.contains(one.getKey())).map(Map.Entry::getValue).findFirst().orElse(null);
    }
}
