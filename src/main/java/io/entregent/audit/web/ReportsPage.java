package io.entregent.audit.web;

import io.entregent.access.Member;
import io.entregent.audit.office.ReportEvery;
import io.entregent.audit.office.ReportView;
import io.entregent.audit.office.Reports;
import io.entregent.kernel.Ids;
import io.entregent.kernel.faces.AsShown;
import io.entregent.kernel.faces.Language;
import io.entregent.kernel.faces.Look;
import io.entregent.kernel.faces.Say;
import io.entregent.kernel.faces.ShownRows;
import io.entregent.kernel.faces.Times;
import io.entregent.kernel.faces.Words;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Reports by mail: planned from the search in the address, sent at once to the reader, ended. */
@Named
@RequestScoped
public class ReportsPage {

    /** One report as the list shows it. */
    public record Line(UUID id, String name, String search, String every, String language, String people, String next, String last) {
    }

    @Inject
    private Reports reports;

    @Inject
    private AuditQuery query;

    @Inject
    private Look look;

    @Inject
    private Words words;

    @Inject
    private Times times;

    @Inject
    private Say say;

    @Inject
    private AsShown shown;

    private final ShownRows<Line> rows = new ShownRows<>(this::all, Line::id);

    private String name;
    private String every = "week";
    private String language;
    private List<String> people = List.of();

    public void enter() {
        rows.get(shown);
    }

    public void add() {
        say.attempt(() -> {
            reports.add(name, query.filter(), query.undated(), ReportEvery.valueOf(every.toUpperCase(Locale.ROOT)),
                    Locale.forLanguageTag(getLanguage()), people.stream().map(Ids::parse).flatMap(Optional::stream).toList());
            say.done("audit.report.planned");
            name = null;
        });
    }

    public void send(UUID id) {
        say.attempt(() -> {
            reports.sendToMe(id);
            say.done("audit.report.sent");
        });
    }

    public void remove(UUID id) {
        say.attempt(() -> {
            reports.remove(id);
            say.done("audit.report.ended");
        });
    }

    public List<Line> getLines() {
        return rows.get(shown);
    }

    public String getShown() {
        return rows.keys(shown);
    }

    private List<Line> all() {
        return reports.all().stream().map(this::line).toList();
    }

    private Line line(ReportView one) {
        return new Line(one.id(), one.name(), look.getBase() + "/audit" + (one.query().isEmpty() ? "" : "?" + one.query()),
                words.get("audit.report.every." + one.every()), words.get("audit.report.language." + one.language()),
                String.join(", ", one.people()), day(one.next()),
                one.lastAt() == null ? words.get("audit.report.never") : times.moment(one.lastAt()));
    }

    private String day(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(Language.region(words.locale())).format(day);
    }

    public List<Member> getReaders() {
        return reports.readers();
    }

    public boolean isMailed() {
        return reports.isMailed();
    }

    public String getBackAddress() {
        return query.address(look.getBase() + "/audit");
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getEvery() {
        return every;
    }

    public void setEvery(String every) {
        this.every = every;
    }

    public String getLanguage() {
        return language == null ? words.locale().getLanguage() : language;
    }

    public void setLanguage(String language) {
        this.language = language;
    }

    public List<String> getPeople() {
        return people;
    }

    public void setPeople(List<String> people) {
        this.people = people;
    }
}
