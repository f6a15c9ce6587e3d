package io.entregent.consent.web;

import io.entregent.access.Access;
import io.entregent.access.Permission;
import io.entregent.consent.Holds;
import io.entregent.consent.PurposeView;
import io.entregent.consent.Purposes;
import io.entregent.consent.proof.Lists;
import io.entregent.kernel.faces.Times;
import io.entregent.kernel.faces.Words;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How it stands: who can be written to, what ends, what is not proven, what awaits a decision, and how it went. */
@Named
@RequestScoped
public class ConsentPage {

    /** One purpose with how many people can be written to. */
    public record Figure(String code, String name, long count, boolean chosen) {
    }

    public record Line(String contact, String name, String since, String until, String method) {
    }

    public record Hold(String contact, String when, String verdict, boolean open) {
    }

    /** One month; {@code most} is the longest bar, {@code at} its place among the months. */
    public record Month(String name, long yes, long no, long most, int at) {
    }

    private static final String CHANNEL = "whatsapp";
    private static final List<String> LISTS = List.of("writable", "expiring", "unproven", "contested");
    private static final List<String> YES = List.of("given", "confirmed", "renewed");
    private static final int MOST_HOLDS = 30;

    @Inject
    private HttpServletRequest request;

    @Inject
    private Purposes purposes;

    @Inject
    private Lists lists;

    @Inject
    private Holds holds;

    @Inject
    private Access access;

    @Inject
    private Words words;

    @Inject
    private Times times;

    private List<Figure> figures;
    private List<Line> lines;
    private List<Month> months;

    public void enter() {
        access.require(Permission.CONSENT_READ);
        figures = purposes.described().stream().filter(one -> one.purpose().needsConsent() && !one.retired())
                .map(this::figure).toList();
        lines = lists.list(getWhich(), getPurpose(), CHANNEL).stream().map(this::line).toList();
        months = readMonths();
    }

    private Figure figure(PurposeView one) {
        String code = one.purpose().code();
        return new Figure(code, one.name(words.locale()), lists.writable(code, CHANNEL), code.equals(getPurpose()));
    }

    private Line line(Lists.Line one) {
        return new Line(one.contact().toString(), one.name() == null ? words.get("consent.somebody") : one.name(),
                times.moment(one.since()), one.until() == null ? words.get("consent.forEver") : times.moment(one.until()),
                words.find("consent.method." + one.method()).orElse(one.method()));
    }

    private List<Month> readMonths() {
        Map<String, long[]> counts = new LinkedHashMap<>();
        for (Lists.Month one : lists.months()) {
            long[] sums = counts.computeIfAbsent(one.month().toString().substring(0, 7), month -> new long[2]);
            if (YES.contains(one.type())) {
                sums[0] += one.count();
            } else if (!one.type().equals("requested")) {
                sums[1] += one.count();
            }
        }
        long most = counts.values().stream().mapToLong(sums -> Math.max(sums[0], sums[1])).max().orElse(1);
        List<Month> rows = new ArrayList<>();
        counts.forEach((month, sums) -> rows.add(new Month(month, sums[0], sums[1], Math.max(most, 1), rows.size() * 3)));
        return rows;
    }

    public String getPurpose() {
        String wanted = request.getParameter("purpose");
        return wanted == null || wanted.isBlank() ? "marketing" : purposes.require(wanted).code();
    }

    public String getWhich() {
        String wanted = request.getParameter("list");
        return wanted != null && LISTS.contains(wanted) ? wanted : LISTS.get(0);
    }

    public List<String> getLists() {
        return LISTS;
    }

    public List<Figure> getFigures() {
        return figures;
    }

    public List<Line> getLines() {
        return lines;
    }

    public List<Month> getMonths() {
        return months;
    }

    public List<Hold> getHolds() {
        return holds.newest(MOST_HOLDS).stream().map(one -> new Hold(one.contact().toString(), times.moment(one.openedAt()),
                one.verdict() == null ? words.get("consent.hold.open") : words.get("consent.hold." + one.verdict()),
                one.decidedAt() == null)).toList();
    }
}
