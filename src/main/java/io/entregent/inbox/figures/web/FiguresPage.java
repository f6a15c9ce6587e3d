package io.entregent.inbox.figures.web;

import io.entregent.inbox.figures.Counts;
import io.entregent.inbox.figures.TemplateFigure;
import io.entregent.inbox.figures.TemplateFigures;
import io.entregent.inbox.read.MessageView;
import io.entregent.inbox.web.Failures;
import io.entregent.kernel.Span;
import io.entregent.kernel.faces.Look;
import io.entregent.kernel.faces.Words;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** How templates fared: over time, with their failures in words; days, template, version and language are in the address. */
@Named
@RequestScoped
public class FiguresPage {

    /** One version in one language. @param address narrows the page to it */
    public record Row(String name, String language, Integer number, Counts sum, List<Reason> reasons, String address) {
    }

    /** Why messages failed. @param most of the longest bar */
    public record Reason(String words, long count, long most) {
    }

    @Inject
    private TemplateFigures figures;

    @Inject
    private Failures failures;

    @Inject
    private Words words;

    @Inject
    private Look look;

    @Inject
    private HttpServletRequest request;

    private TemplateFigures.Found found;
    private List<Panels.Panel> panels;

    public void enter() {
        found();
    }

    private TemplateFigures.Found found() {
        if (found == null) {
            found = figures.between(Span.day(request.getParameter("from")), Span.day(request.getParameter("to")));
        }
        return found;
    }

    Span span() {
        return found().span();
    }

    private String told(String name) {
        String value = request.getParameter(name);
        return value == null ? "" : value.strip();
    }

    public String getName() {
        return told("name");
    }

    public String getLanguage() {
        return told("language");
    }

    public String getVersion() {
        return told("version");
    }

    public boolean isNarrowed() {
        return !(getName() + getLanguage() + getVersion()).isEmpty();
    }

    private Stream<TemplateFigure> named() {
        return found().lines().stream().filter(one -> getName().isEmpty() || one.name().equals(getName()));
    }

    /** Those that the address asks for. */
    List<TemplateFigure> lines() {
        return named().filter(one -> getLanguage().isEmpty() || one.language().equals(getLanguage()))
                .filter(one -> getVersion().isEmpty() || getVersion().equals(number(one))).toList();
    }

    private static String number(TemplateFigure one) {
        return one.number() == null ? "" : one.number().toString();
    }

    public List<String> getNames() {
        return choices(found().lines().stream().map(TemplateFigure::name), getName());
    }

    public List<String> getLanguages() {
        return choices(named().map(TemplateFigure::language), getLanguage());
    }

    public List<String> getVersions() {
        return choices(named().filter(one -> one.number() != null).sorted((one, other) -> one.number().compareTo(other.number()))
                .map(FiguresPage::number), getVersion());
    }

    /** What was chosen is among them, also where nothing of it was sent in these days. */
    private static List<String> choices(Stream<String> there, String chosen) {
        return Stream.concat(there, Stream.of(chosen)).filter(one -> !one.isEmpty()).distinct().toList();
    }

    public List<Panels.Panel> getPanels() {
        if (panels == null) {
            panels = new Panels(span(), lines(), words).all();
        }
        return panels;
    }

    public List<Row> getRows() {
        return lines().stream().map(one -> {
            Counts sum = one.sum();
            return new Row(one.name(), one.language(), one.number(), sum, reasons(sum), address(one));
        }).toList();
    }

    /** The longest bar. */
    public long getMost() {
        return Math.max(1, lines().stream().mapToLong(one -> one.sum().tried()).max().orElse(1));
    }

    /** Of all that is shown. */
    public List<Reason> getReasons() {
        return reasons(lines().stream().map(TemplateFigure::sum).reduce(Counts.NONE, Counts::plus));
    }

    /** In words, the most frequent first. */
    List<Reason> reasons(Counts counts) {
        long most = counts.reasons().values().stream().mapToLong(Long::longValue).max().orElse(1);
        Function<String, String> sentence = code -> failures.sentence(code.equals("?") ? null : new MessageView.Failure(code, null));
        return counts.reasons().entrySet().stream().sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .map(one -> new Reason(sentence.apply(one.getKey()), one.getValue(), most)).toList();
    }

    public String getFrom() {
        return span().from().toString();
    }

    public String getTo() {
        return span().to().toString();
    }

    public List<Integer> getSpans() {
        return Span.OFFERED;
    }

    public boolean inSpan(int days) {
        return span().days() == days;
    }

    /** As many days that end where this span ends. */
    public String addressOfSpan(int days) {
        return look.getBase() + "/review/figures?" + query(span().to().minusDays(days - 1L), getName(), getLanguage(), getVersion());
    }

    public String getWholeAddress() {
        return look.getBase() + "/review/figures?" + query(span().from(), "", "", "");
    }

    public String getFileAddress() {
        return look.getBase() + "/review/export?" + query(span().from(), getName(), getLanguage(), getVersion());
    }

    private String address(TemplateFigure one) {
        return look.getBase() + "/review/figures?" + query(span().from(), one.name(), one.language(), number(one));
    }

    /** Names, languages and numbers are written in letters that an address may hold as they are. */
    private String query(LocalDate from, String name, String language, String version) {
        return "from=" + from + "&to=" + getTo() + part("name", name) + part("language", language) + part("version", version);
    }

    private static String part(String name, String value) {
        return value.matches("[A-Za-z0-9_-]+") ? "&" + name + "=" + value : "";
    }
}
