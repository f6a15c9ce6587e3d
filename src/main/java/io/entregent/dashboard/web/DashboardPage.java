package io.entregent.dashboard.web;

import io.entregent.access.web.Frame;
import io.entregent.dashboard.Dashboard;
import io.entregent.dashboard.Overview;
import io.entregent.kernel.Span;
import io.entregent.kernel.faces.Chart;
import io.entregent.kernel.faces.Look;
import io.entregent.kernel.faces.Times;
import io.entregent.kernel.faces.Words;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** How the tenant stands, in the span that the address says; without one, the last thirty days. */
@Named
@RequestScoped
public class DashboardPage {

    private static final Map<String, String> DOORS = Map.of("/review", "TEMPLATE_READ", "/templates", "TEMPLATE_READ");

    @Inject
    private Dashboard dashboard;

    @Inject
    private HttpServletRequest request;

    @Inject
    private Frame frame;

    @Inject
    private Look look;

    @Inject
    private Words words;

    @Inject
    private Times times;

    private Overview overview;
    private Figures figures;

    public void enter() {
        figures();
    }

    Figures figures() {
        if (figures == null) {
            overview = dashboard.overview(Span.day(request.getParameter("from")), Span.day(request.getParameter("to")));
            figures = new Figures(overview, words, look.getBase());
        }
        return figures;
    }

    Overview overview() {
        figures();
        return overview;
    }

    public List<Figures.Tile> getTiles() {
        return figures().tiles();
    }

    /** Null for who may not go there. */
    public String addressOf(Figures.Tile tile) {
        String need = DOORS.get(tile.place().replaceFirst("\\?.*", ""));
        return tile.place().isEmpty() || need != null && !frame.may(need) ? null : look.getBase() + tile.place();
    }

    public Chart getDecisions() {
        return figures().decisions();
    }

    public Chart getWindows() {
        return figures().windows();
    }

    public Chart getConsents() {
        return figures().consents();
    }

    public List<Figures.ByRule> getRules() {
        return figures().byRule();
    }

    public String addressOfRule(Figures.ByRule rule) {
        return look.getBase() + "/dashboard/decisions" + getQuery() + "&code=" + rule.code();
    }

    public List<List<String>> getNumbers() {
        return figures().numbers();
    }

    public String getReachedAddress() {
        return look.getBase() + figures().reachedPlace();
    }

    public String getReached() {
        return figures().reached();
    }

    public String getFrom() {
        return overview().span().from().toString();
    }

    public String getTo() {
        return overview().span().to().toString();
    }

    public String getQuery() {
        return "?from=" + getFrom() + "&to=" + getTo();
    }

    public List<Integer> getSpans() {
        return Span.OFFERED;
    }

    public String addressOfSpan(int days) {
        LocalDate end = overview().span().to();
        return look.getBase() + "/dashboard?from=" + end.minusDays(days - 1L) + "&to=" + end;
    }

    public boolean inSpan(int days) {
        return overview().span().days() == days;
    }

    public String getAsOf() {
        return overview().refreshed() == null ? words.get("dashboard.counting") : words.of("dashboard.asOf", times.clock(overview().refreshed()));
    }
}
