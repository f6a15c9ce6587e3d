package io.entregent.template.review.web;

import io.entregent.access.Access;
import io.entregent.access.Members;
import io.entregent.access.Permission;
import io.entregent.kernel.faces.Look;
import io.entregent.kernel.faces.Times;
import io.entregent.kernel.faces.Words;
import io.entregent.template.review.Reviews;
import io.entregent.template.review.Round;
import io.entregent.template.review.VersionState;
import io.entregent.template.review.Waiting;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What waits for a decision, and what became of the rest. The tab is in the address. */
@Named
@RequestScoped
public class ReviewPage {

    private static final int MOST = 200;
    private static final Map<String, Set<VersionState>> TABS = new LinkedHashMap<>();

    static {
        TABS.put("mine", EnumSet.of(VersionState.IN_REVIEW));
        TABS.put("waiting", EnumSet.of(VersionState.IN_REVIEW));
        TABS.put("sent", EnumSet.of(VersionState.APPROVED, VersionState.SUBMITTED));
        TABS.put("live", EnumSet.of(VersionState.LIVE));
        TABS.put("refused", EnumSet.of(VersionState.REJECTED, VersionState.CHANGES_ASKED, VersionState.REFUSED, VersionState.WITHDRAWN, VersionState.RETIRED));
    }

    /** One line. */
    public record Line(String address, String name, int number, String category, String state, String tone, String author,
            String since, String level) {
    }

    /** One tab. */
    public record Tab(String code, boolean chosen, String address) {
    }

    @Inject
    private Reviews reviews;

    @Inject
    private Members members;

    @Inject
    private Access access;

    @Inject
    private Words words;

    @Inject
    private Times times;

    @Inject
    private Look look;

    @Inject
    private HttpServletRequest request;

    private List<Line> lines;

    public void enter() {
        access.require(Permission.TEMPLATE_READ);
    }

    public String getTab() {
        String asked = request.getParameter("tab");
        return asked != null && TABS.containsKey(asked) ? asked : "mine";
    }

    public List<Tab> getTabs() {
        return TABS.keySet().stream().map(code -> new Tab(code, code.equals(getTab()), look.getBase() + "/review?tab=" + code)).toList();
    }

    public List<Line> getLines() {
        if (lines == null) {
            boolean mine = getTab().equals("mine");
            lines = reviews.queue(TABS.get(getTab()), MOST).stream().filter(one -> !mine || isMine(one)).map(this::line).toList();
        }
        return lines;
    }

    private boolean isMine(Waiting one) {
        Round round = reviews.round(reviews.version(one.template(), one.number()));
        return round.obstacle(access.userId(), access.actor().roles()).isEmpty();
    }

    private Line line(Waiting one) {
        String level = one.state() == VersionState.IN_REVIEW
                ? words.of("review.level.of", one.level(), one.levels(), one.levelName()) : "";
        return new Line(look.getBase() + "/" + Reviews.place(one.template(), one.number()), one.name(), one.number(),
                words.get("template.category." + one.category().toLowerCase(java.util.Locale.ROOT)),
                words.get("template.version.state." + one.state()), tone(one.state()), members.name(one.author()).orElse(""),
                times.age(one.since()), level);
    }

    static String tone(VersionState state) {
        return switch (state) {
            case LIVE -> "open";
            case IN_REVIEW, APPROVED, SUBMITTED, CHANGES_ASKED -> "closing";
            case REJECTED, REFUSED -> "closed";
            case WITHDRAWN, SUPERSEDED, RETIRED -> "plain";
        };
    }
}
