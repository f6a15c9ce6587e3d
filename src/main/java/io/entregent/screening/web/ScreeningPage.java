package io.entregent.screening.web;

import io.entregent.access.Access;
import io.entregent.access.Permission;
import io.entregent.dlp.Hit;
import io.entregent.dlp.Scan;
import io.entregent.dlp.Verdict;
import io.entregent.kernel.faces.AsShown;
import io.entregent.kernel.faces.Say;
import io.entregent.kernel.faces.ShownRows;
import io.entregent.kernel.faces.Times;
import io.entregent.kernel.faces.Words;
import io.entregent.screening.ContentScreening;
import io.entregent.screening.ScreeningRule;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;

/** What the tenant adds to the screening, and a place to try it. */
@Named
@RequestScoped
public class ScreeningPage {

    /** One addition; the pattern is empty for who may not see it. */
    public record Row(UUID id, String kind, String name, String detail, String author, String when) {
    }

    /** What was found when trying. */
    public record Found(String kind, String verdict, String tone, String excerpt) {
    }

    private static final int AROUND = 30;

    @Inject
    private ContentScreening screenings;

    @Inject
    private Access access;

    @Inject
    private HttpServletRequest request;

    @Inject
    private Words words;

    @Inject
    private Times times;

    @Inject
    private Say say;

    @Inject
    private AsShown shown;

    private final ShownRows<Row> rows = new ShownRows<>(this::all, Row::id);

    private String name;
    private String pattern;
    private String numberName;
    private String number;
    private String sample;
    private Scan tried;

    public void enter() {
        access.require(Permission.POLICY_READ);
        name = request.getParameter("name");
    }

    public boolean isWriter() {
        return access.may(Permission.POLICY_WRITE);
    }

    public List<Row> getRows() {
        return rows.get(shown);
    }

    public String getShown() {
        return rows.keys(shown);
    }

    private List<Row> all() {
        return screenings.list().stream().map(this::row).toList();
    }

    private Row row(ScreeningRule one) {
        return new Row(one.id(), words.get("screening.kind." + one.kind()), one.name(),
                one.tail() != null ? "•••• " + one.tail() : one.pattern() == null ? "" : one.pattern(),
                one.author() == null ? "" : one.author(), times.moment(one.at()));
    }

    public void addPattern() {
        say.attempt(() -> {
            screenings.addPattern(name, pattern);
            say.done("screening.done.pattern");
            name = null;
            pattern = null;
        });
    }

    public void allowNumber() {
        say.attempt(() -> {
            screenings.allowNumber(numberName, number);
            say.done("screening.done.number");
            numberName = null;
        });
        number = null;
    }

    public void remove(UUID id) {
        say.attempt("screening.done.removed", () -> screenings.remove(id));
    }

    public void attempt() {
        tried = screenings.attempt(sample);
    }

    public boolean isTried() {
        return tried != null;
    }

    public List<Found> getFound() {
        return tried == null ? List.of() : tried.hits().stream().map(this::found).toList();
    }

    private Found found(Hit hit) {
        return new Found(words.get("dlp.kind." + hit.kind().code()), words.get("dlp.verdict." + hit.verdict().code()),
                hit.verdict() == Verdict.BLOCK ? "closed" : "closing", tried.strict().excerpt(hit, AROUND));
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getPattern() {
        return pattern;
    }

    public void setPattern(String pattern) {
        this.pattern = pattern;
    }

    public String getNumberName() {
        return numberName;
    }

    public void setNumberName(String numberName) {
        this.numberName = numberName;
    }

    /** Never shown again. */
    public String getNumber() {
        return null;
    }

    public void setNumber(String number) {
        this.number = number;
    }

    public String getSample() {
        return sample;
    }

    public void setSample(String sample) {
        this.sample = sample;
    }
}
