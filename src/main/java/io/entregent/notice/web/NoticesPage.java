package io.entregent.notice.web;

import io.entregent.access.Actor;
import io.entregent.access.oidc.IdentityFromToken;
import io.entregent.kernel.db.Scope;
import io.entregent.kernel.faces.Look;
import io.entregent.kernel.faces.Times;
import io.entregent.kernel.faces.Words;
import io.entregent.notice.Notices;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/** What waits for the reader, and how much of it is new. */
@Named
@RequestScoped
public class NoticesPage {

    private static final int MOST = 100;
    private static final String LEARNED = "notice.learned.";

    /** One line. */
    public record Line(String title, String text, String address, String at, boolean fresh) {
    }

    @Inject
    private Notices notices;

    @Inject
    private Words words;

    @Inject
    private Times times;

    @Inject
    private Look look;

    @Inject
    private HttpServletRequest request;

    private List<Line> lines;
    private Integer unread;

    /** Reads them, and by that they are no longer new. */
    public void enter() {
        lines = notices.mine(MOST).stream().map(one -> new Line(words.of("notice." + one.kind() + ".title", one.words().toArray()),
                words.of("notice." + one.kind() + ".text", one.words().toArray()), look.getBase() + "/" + one.place(),
                times.moment(one.at()), !one.read())).toList();
        notices.readAll();
        unread = 0;
    }

    public int getUnread() {
        if (unread == null) {
            learnAddress();
            unread = Scope.current().tenant() == null ? 0 : notices.unread();
        }
        return unread;
    }

    /** Once per session and tenant. */
    private void learnAddress() {
        Scope scope = Scope.current();
        if (scope.tenant() == null || Actor.current().kind() != Actor.Kind.PERSON || request.getSession(false) == null
                || request.getSession().getAttribute(LEARNED + scope.tenant()) != null) {
            return;
        }
        IdentityFromToken.address(request).ifPresent(address -> notices.learn(scope.user(), address, words.locale()));
        request.getSession().setAttribute(LEARNED + scope.tenant(), true);
    }

    public List<Line> getLines() {
        return lines;
    }
}
