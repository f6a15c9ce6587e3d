package io.entregent.consent.web;

import io.entregent.access.Access;
import io.entregent.access.Permission;
import io.entregent.consent.Holds;
import io.entregent.consent.PurposeView;
import io.entregent.consent.Purposes;
import io.entregent.consent.proof.Lists;
import io.entregent.kernel.faces.Chart;
import io.entregent.kernel.faces.Look;
import io.entregent.kernel.faces.Say;
import io.entregent.kernel.faces.Times;
import io.entregent.kernel.faces.Words;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

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

    private static final String CHANNEL = "whatsapp";
    private static final List<String> LISTS = List.of("writable", "expiring", "unproven", "contested");
    private static final List<String> YES = List.of("given", "confirmed", "renewed");
    private static final int MOST_HOLDS = 30;
    private static final int MONTHS = 12;

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

    @Inject
    private Say say;

    @Inject
    private Look look;

    @Inject
    private Clock clock;

    private List<Figure> figures;
    private List<Line> lines;
    private List<Hold> held;
    private Chart months;
    private boolean drawn;
    private String sought;

    /** An unknown purpose is told before anything is shown. */
    public void enter() {
        access.require(Permission.CONSENT_READ);
        getPurpose();
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

    /** Of twelve months, so that a single one is no large block; null where nothing was said. */
    private Chart draw() {
        Map<LocalDate, long[]> counts = new HashMap<>();
        for (Lists.Month one : lists.months()) {
            long[] sums = counts.computeIfAbsent(one.month(), month -> new long[2]);
            if (YES.contains(one.type())) {
                sums[0] += one.count();
            } else if (!one.type().equals("requested")) {
                sums[1] += one.count();
            }
        }
        LocalDate last = LocalDate.now(clock.withZone(ZoneOffset.UTC)).withDayOfMonth(1);
        DateTimeFormatter format = DateTimeFormatter.ofPattern("MMM yyyy", words.locale());
        List<Chart.Row> rows = Stream.iterate(last.minusMonths(MONTHS - 1), month -> month.plusMonths(1)).limit(MONTHS)
                .map(month -> new Chart.Row(format.format(month), Arrays.stream(counts.getOrDefault(month, new long[2])).boxed().toList())).toList();
        long yes = counts.values().stream().mapToLong(sums -> sums[0]).sum();
        long no = counts.values().stream().mapToLong(sums -> sums[1]).sum();
        return yes + no == 0 ? null : Chart.of(rows, List.of(new Chart.Key("good", words.get("consent.month.yes")),
                new Chart.Key("bad", words.get("consent.month.no"))), words.of("consent.months.summary", yes, no));
    }

    public String getSought() {
        return sought;
    }

    public void setSought(String sought) {
        this.sought = sought;
    }

    /** Leads to the person, or says why there is nobody. */
    public void find() {
        say.attempt(() -> {
            Lists.Found found = lists.find(sought);
            if (found.contact().isEmpty()) {
                say.refused(words.get(found.suppressed() ? "consent.find.suppressed" : "consent.find.nobody"));
                return;
            }
            try {
                FacesContext.getCurrentInstance().getExternalContext().redirect(look.getBase() + "/consent/person?id=" + found.contact().get());
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        });
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

    /** Read when they are shown: who seeks somebody may be led on without them. */
    public List<Figure> getFigures() {
        if (figures == null) {
            figures = purposes.described().stream().filter(one -> one.purpose().needsConsent() && !one.retired()).map(this::figure).toList();
        }
        return figures;
    }

    public List<Line> getLines() {
        if (lines == null) {
            lines = lists.list(getWhich(), getPurpose(), CHANNEL).stream().map(this::line).toList();
        }
        return lines;
    }

    /** That there are more people than lines; null if there are not. */
    public String getMore() {
        long all = getWhich().equals(LISTS.get(0)) ? getFigures().stream().filter(Figure::chosen).mapToLong(Figure::count).sum() : getLines().size();
        return all > getLines().size() ? words.of("consent.list.sample", getLines().size(), all)
                : getLines().size() >= Lists.SAMPLE ? words.of("consent.list.first", getLines().size()) : null;
    }

    public Chart getMonths() {
        if (!drawn) {
            months = draw();
            drawn = true;
        }
        return months;
    }

    /** Whether there is nothing yet to look at. Who never agreed may still have written what has to be decided. */
    public boolean isNew() {
        return getMonths() == null && getLines().isEmpty() && getHolds().isEmpty() && getFigures().stream().allMatch(one -> one.count() == 0);
    }

    public List<Hold> getHolds() {
        if (held == null) {
            held = holds.newest(MOST_HOLDS).stream().map(one -> new Hold(one.contact().toString(), times.moment(one.openedAt()),
                    one.verdict() == null ? words.get("consent.hold.open") : words.get("consent.hold." + one.verdict()),
                    one.decidedAt() == null)).toList();
        }
        return held;
    }
}
