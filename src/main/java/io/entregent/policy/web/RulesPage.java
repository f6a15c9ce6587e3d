package io.entregent.policy.web;

import io.entregent.access.Access;
import io.entregent.access.Permission;
import io.entregent.kernel.faces.Times;
import io.entregent.kernel.faces.Words;
import io.entregent.policy.RuleBooks;
import io.entregent.policy.rules.Differences;
import io.entregent.policy.rules.Rule;
import io.entregent.policy.rules.RuleBook;
import io.entregent.policy.rules.RuleFiles;
import io.entregent.policy.rules.RuleSet;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** All rules that a tenant lives under: which, from whom, since when, and what comes next. */
@Named
@RequestScoped
public class RulesPage {

    /** One rule in the reader's language. */
    public record Line(String id, String text, String way, String severity, String code, boolean advice) {
    }

    /**
     * One set.
     *
     * @param versions other versions of it, as parameters of the comparison
     */
    public record Section(String name, String title, String source, String clause, String address, String since, List<Line> lines,
            List<String> versions) {
    }

    private static final List<String> CHANNELS = List.of("whatsapp", "messenger", "instagram", "viber", "rcs", "apple");

    @Inject
    private RuleBooks books;

    @Inject
    private Access access;

    @Inject
    private Words words;

    @Inject
    private Times times;

    @Inject
    private Clock clock;

    @Inject
    private HttpServletRequest request;

    private RuleBook book;

    public void enter() {
        access.require(Permission.POLICY_READ);
    }

    public List<String> getChannels() {
        return CHANNELS;
    }

    public String getChannel() {
        String channel = request.getParameter("channel");
        return channel != null && CHANNELS.contains(channel) ? channel : CHANNELS.get(0);
    }

    public String getDay() {
        return day().toString();
    }

    public String getQuery() {
        String query = request.getParameter("q");
        return query == null ? "" : query.strip();
    }

    public String getFigures() {
        return words.of("rules.inForce", book().rules().size(), book().sets().size());
    }

    public String getNext() {
        return books.nextChange(getChannel(), day()).map(day -> words.of("rules.set.next", times.date(day))).orElse(words.get("rules.set.none"));
    }

    public List<Section> getSections() {
        return book().sets().stream().map(this::section).filter(section -> !section.lines().isEmpty()).toList();
    }

    private Section section(RuleSet set) {
        Locale locale = words.locale();
        String since = words.of("rules.set.since", times.date(set.from())) + (set.to() == null ? "" : " · " + words.of("rules.set.until", times.date(set.to())));
        List<String> others = RuleFiles.versions().getOrDefault(set.set(), List.of()).stream()
                .filter(other -> !other.version().equals(set.version())).map(RuleSet::version).toList();
        return new Section(set.name(), set.title().in(locale), set.source().kind().code(), set.source().clause().in(locale),
                set.source().address(), since, set.rules().stream().map(this::line).filter(this::asked).toList(), others);
    }

    private Line line(Rule rule) {
        return new Line(rule.id(), rule.text().in(words.locale()), rule.way().in(words.locale()), rule.severity().code(),
                rule.check().code(), "advice".equals(rule.severity().code()));
    }

    private boolean asked(Line line) {
        String wanted = getQuery().toLowerCase(words.locale());
        return wanted.isEmpty() || (line.id() + " " + line.code() + " " + line.text() + " " + line.way()).toLowerCase(words.locale()).contains(wanted);
    }

    /** The comparison that is asked for: {@code whatsapp/2021..whatsapp/2026}, in words; empty for none. */
    public List<String> getDifferences() {
        return compared().map(pair -> RuleWords.differences(Differences.between(pair[0].rules(), pair[1].rules()), words)).orElse(List.of());
    }

    public String getCompared() {
        return compared().map(pair -> words.of("rules.compare.with", pair[1].title().in(words.locale()), pair[0].title().in(words.locale()))).orElse(null);
    }

    private Optional<RuleSet[]> compared() {
        String asked = request.getParameter("compare");
        String[] names = asked == null ? new String[0] : asked.split("\\.\\.");
        if (names.length != 2) {
            return Optional.empty();
        }
        return named(names[0]).flatMap(before -> named(names[1]).map(after -> new RuleSet[] {before, after}));
    }

    private static Optional<RuleSet> named(String name) {
        return RuleFiles.all().stream().filter(set -> set.name().equals(name)).findFirst();
    }

    private RuleBook book() {
        if (book == null) {
            book = books.on(getChannel(), day());
        }
        return book;
    }

    private LocalDate day() {
        try {
            String day = request.getParameter("day");
            return day == null || day.isEmpty() ? LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC) : LocalDate.parse(day);
        } catch (DateTimeParseException noDay) {
            return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        }
    }
}
