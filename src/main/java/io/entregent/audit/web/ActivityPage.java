package io.entregent.audit.web;

import io.entregent.audit.AuditLog;
import io.entregent.kernel.faces.Chart;
import io.entregent.kernel.faces.Look;
import io.entregent.kernel.faces.Times;
import io.entregent.kernel.faces.Words;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How much was done: over time by outcome, by kind and by person, each with its numbers. */
@Named
@RequestScoped
public class ActivityPage {

    /** One bar; {@code most} is the longest of its chart, {@code address} shows only what it counts, null for all others together. */
    public record Bar(String words, long count, long most, String address) {
    }

    /** So many bars can still be told apart. */
    private static final int MOST_DAYS = 100;
    private static final List<String> OUTCOMES = List.of("done", "refused", "failed");
    private static final List<String> TONES = List.of("good", "bad", "warn");

    @Inject
    private AuditQuery query;

    @Inject
    private AuditLog log;

    @Inject
    private Entries entries;

    @Inject
    private Look look;

    @Inject
    private Words words;

    @Inject
    private Times times;

    @Inject
    private Clock clock;

    private AuditLog.Activity activity;
    private Chart chart;

    public void enter() {
        activity = log.activity(query.filter(), isByMonth());
    }

    /** Day by day where that can be drawn, else month by month. */
    private boolean isByMonth() {
        return query.from() == null || ChronoUnit.DAYS.between(query.from(), end()) >= MOST_DAYS;
    }

    private LocalDate end() {
        LocalDate today = times.day(clock.instant());
        return query.to() == null || query.to().isAfter(today) ? today : query.to();
    }

    /** The first in which there was something, or that of a year ago: a single month would be one large block. */
    private LocalDate firstMonth() {
        LocalDate aYear = end().withDayOfMonth(1).minusMonths(11);
        return activity.times().isEmpty() || activity.times().firstKey().isAfter(aYear) ? aYear : activity.times().firstKey();
    }

    /** Without gaps. */
    public Chart getTimes() {
        if (chart == null) {
            boolean months = isByMonth();
            LocalDate first = months ? firstMonth() : query.from();
            DateTimeFormatter format = DateTimeFormatter.ofPattern(months ? "MMM yyyy" : "d MMM", words.locale());
            List<Chart.Row> rows = Stream.iterate(first, start -> !start.isAfter(end()), start -> months ? start.plusMonths(1) : start.plusDays(1))
                    .map(start -> new Chart.Row(format.format(start), OUTCOMES.stream()
                            .map(one -> activity.times().getOrDefault(start, Map.of()).getOrDefault(one, 0L)).toList())).toList();
            List<Chart.Key> legend = Stream.iterate(0, i -> i + 1).limit(OUTCOMES.size())
                    .map(i -> new Chart.Key(TONES.get(i), entries.outcome(OUTCOMES.get(i)))).toList();
            chart = Chart.of(rows, legend, words.of("audit.activity.summary", sum("done") + sum("refused") + sum("failed"), sum("refused"), sum("failed")));
        }
        return chart;
    }

    private long sum(String outcome) {
        return activity.times().values().stream().mapToLong(one -> one.getOrDefault(outcome, 0L)).sum();
    }

    public List<Bar> getKinds() {
        long most = Math.max(activity.otherTypes(), activity.types().values().stream().mapToLong(Long::longValue).max().orElse(1));
        return withOthers(activity.types().entrySet().stream().map(one -> new Bar(entries.action(one.getKey()), one.getValue(), most,
                query.address(base(), "action", one.getKey()))), "audit.activity.kinds.others", activity.otherTypes(), most);
    }

    public List<Bar> getPeople() {
        long most = Math.max(activity.otherPeople(), activity.people().stream().mapToLong(AuditLog.Doer::count).max().orElse(1));
        return withOthers(activity.people().stream().map(one -> new Bar(entries.somebody(one.id(), one.name(), one.erased()), one.count(), most,
                query.address(base(), "actor", one.id()))), "audit.activity.people.others", activity.otherPeople(), most);
    }

    private List<Bar> withOthers(Stream<Bar> bars, String key, long others, long most) {
        return Stream.concat(bars, others == 0 ? Stream.empty() : Stream.of(new Bar(words.get(key), others, most, null))).toList();
    }

    private String base() {
        return look.getBase() + "/audit/activity";
    }

    /** The entries that are counted here, one by one. */
    public String getEntriesAddress() {
        return query.address(look.getBase() + "/audit");
    }
}
