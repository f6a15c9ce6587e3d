package io.entregent.inbox.figures.web;

import io.entregent.inbox.figures.Counts;
import io.entregent.inbox.figures.TemplateFigure;
import io.entregent.kernel.Span;
import io.entregent.kernel.faces.Chart;
import io.entregent.kernel.faces.Numbers;
import io.entregent.kernel.faces.Words;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** One chart for each thing that is counted, all by the same scale, so that they can be compared. */
final class Panels {

    /** One chart. */
    public record Panel(String id, String title, Chart chart) {
    }

    private final Span span;
    private final Map<LocalDateTime, Counts> times = new TreeMap<>();
    private final Counts sum;
    private final Words words;

    Panels(Span span, List<TemplateFigure> lines, Words words) {
        this.span = span;
        this.words = words;
        lines.forEach(one -> one.times().forEach((at, counts) -> times.merge(at, counts, Counts::plus)));
        sum = times.values().stream().reduce(Counts.NONE, Counts::plus);
    }

    List<Panel> all() {
        return List.of(panel("sent", "brand", words.get("figures.sent"), words.of("figures.told.sent", number(sum.sent())), Counts::sent),
                panel("delivered", "brand", words.get("figures.delivered"), words.of("figures.told.delivered", number(sum.delivered()),
                        percent(sum.delivered(), sum.sent())), Counts::delivered),
                panel("read", "good", words.get("figures.read"), words.of("figures.told.read", number(sum.read()),
                        percent(sum.read(), sum.delivered())), Counts::read),
                panel("clicks", "good", words.get("figures.clicks"), words.of("figures.told.clicks", number(sum.clicks())), Counts::clicks),
                panel("failed", "bad", words.get("figures.failed"), words.of("figures.told.failed", number(sum.failed()),
                        percent(sum.failed(), sum.tried())), Counts::failed));
    }

    private Panel panel(String id, String tone, String title, String summary, ToLongFunction<Counts> count) {
        DateTimeFormatter format = DateTimeFormatter.ofPattern(span.byHours() ? "d MMM HH:mm" : "d MMM", words.locale());
        LocalDateTime end = span.to().plusDays(1).atStartOfDay();
        List<Chart.Row> rows = Stream.iterate(span.from().atStartOfDay(), at -> at.isBefore(end), at -> span.byHours() ? at.plusHours(1) : at.plusDays(1))
                .map(at -> new Chart.Row(format.format(at), List.of(count.applyAsLong(times.getOrDefault(at, Counts.NONE))))).toList();
        long most = Math.max(1, times.values().stream().mapToLong(one -> Math.max(Math.max(one.sent(), one.failed()), one.clicks())).max().orElse(1));
        return new Panel(id, title, Chart.of(rows, List.of(new Chart.Key(tone, title)), summary, most));
    }

    private String number(long count) {
        return Numbers.whole(count, words.locale());
    }

    private String percent(long part, long all) {
        return Numbers.share(part, all, words.locale());
    }
}
