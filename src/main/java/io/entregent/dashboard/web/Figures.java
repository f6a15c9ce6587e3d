package io.entregent.dashboard.web;

import io.entregent.channel.whatsapp.MessagingLimit;
import io.entregent.dashboard.Overview;
import io.entregent.dashboard.Overview.Slice;
import io.entregent.kernel.faces.Chart;
import io.entregent.kernel.faces.Numbers;
import io.entregent.kernel.faces.Words;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The figures of an overview in the words of one language; for the page and for the files alike. */
public final class Figures {

    /** One number with its name; {@code note} may be empty, {@code place} is below the tenant's address, or empty. */
    public record Tile(String id, String name, String value, String note, String tone, String place) {
    }

    /** Decisions with one code. */
    public record ByRule(String code, String name, long refused, long held, long most) {
    }

    private static final List<String> VERDICTS = List.of("allow", "refuse", "hold");
    private static final String BEHIND = "/dashboard/behind";
    private static final List<String> SEVERITIES = List.of("critical", "high", "medium", "low");

    private final Overview overview;
    private final Words words;
    private final Locale locale;
    private final String base;
    private final String range;

    /** @param base address of the tenant, for the way to the lists; null on paper */
    Figures(Overview overview, Words words, String base) {
        this.base = base;
        this.range = "?from=" + overview.span().from() + "&to=" + overview.span().to();
        this.overview = overview;
        this.words = words;
        this.locale = words.locale();
    }

    List<Tile> tiles() {
        long allowed = overview.decided("allow");
        long refused = overview.decided("refuse");
        long held = overview.decided("hold");
        long all = allowed + refused + held;
        long answered = overview.sum("answered");
        long lapsed = overview.sum("lapsed");
        List<Tile> tiles = new ArrayList<>();
        tiles.add(new Tile("decisions", words.get("dashboard.allowed"), percent(allowed, all), words.of("dashboard.of", number(all)), "",
                "/dashboard/decisions" + range));
        tiles.add(new Tile("refused", words.get("dashboard.refused"), number(refused), "", refused > 0 ? "warn" : "",
                "/dashboard/decisions" + range + "&verdict=refuse"));
        tiles.add(new Tile("held", words.get("dashboard.held"), number(held), "", "", "/dashboard/decisions" + range + "&verdict=hold"));
        tiles.add(new Tile("violations", words.get("dashboard.violations"), number(overview.waitingViolations()), severities(),
                overview.waiting().getOrDefault("critical", 0L) + overview.waiting().getOrDefault("high", 0L) > 0 ? "bad" : "", "/violations"));
        tiles.add(new Tile("reviews", words.get("dashboard.reviews"), number(overview.reviews()), "", "", "/review"));
        tiles.add(new Tile("answered", words.get("dashboard.answered"), percent(answered, answered + lapsed),
                words.of("dashboard.lapsed", number(lapsed)), "", BEHIND + range + "&what=answered"));
        tiles.add(new Tile("lapsing", words.get("dashboard.lapsing"), number(overview.lapsing()), "", overview.lapsing() > 0 ? "warn" : "",
                BEHIND + "?what=lapsing"));
        tiles.add(new Tile("optin", words.get("dashboard.optin"), number(overview.sum("optin")),
                words.of("dashboard.optout", number(overview.sum("optout"))), "", BEHIND + range + "&what=optin"));
        tiles.add(new Tile("templates", words.get("dashboard.templates"), number(overview.templates().getOrDefault("GREEN", 0L)),
                words.of("dashboard.templates.bad", number(overview.templates().getOrDefault("YELLOW", 0L)),
                        number(overview.templates().getOrDefault("RED", 0L)), number(overview.paused())),
                overview.paused() + overview.templates().getOrDefault("RED", 0L) > 0 ? "warn" : "", "/templates?meta=live"));
        tiles.add(new Tile("rules", words.get("dashboard.rules"), number(overview.rules()), changes(), "", "/policy"));
        return tiles;
    }

    /** Allowed, refused and held, hour by hour or day by day, without gaps. */
    Chart decisions() {
        Map<Instant, long[]> counts = new TreeMap<>();
        for (Instant at = overview.span().begin(); at.isBefore(overview.span().end());) {
            counts.put(at, new long[VERDICTS.size()]);
            at = overview.span().byHours() ? at.plusSeconds(3600) : at.atZone(overview.span().zone()).plusDays(1).toInstant();
        }
        overview.decisions().forEach(one -> counts.computeIfAbsent(one.start(), at -> new long[VERDICTS.size()])
                [Math.max(0, VERDICTS.indexOf(one.verdict()))] += one.count());
        List<Chart.Row> rows = counts.entrySet().stream().map(one -> new Chart.Row(label(one.getKey()),
                List.of(one.getValue()[0], one.getValue()[1], one.getValue()[2]))).toList();
        return Chart.of(rows, legend("good", "allow", "bad", "refuse", "warn", "hold"), words.of("dashboard.decisions.summary", number(overview.decided("allow")),
                number(overview.decided("refuse")), number(overview.decided("hold"))));
    }

    Chart windows() {
        List<Chart.Row> rows = overview.span().from().datesUntil(overview.span().to().plusDays(1)).map(day -> new Chart.Row(day(day),
                List.of(of(day, "answered"), of(day, "lapsed"), of(day, "waiting")))).toList();
        return Chart.of(rows, legend("good", "answered", "bad", "lapsed", "warn", "waiting"), words.of("dashboard.windows.summary", number(overview.sum("answered")),
                number(overview.sum("lapsed")), number(overview.last("waiting"))));
    }

    Chart consents() {
        List<Chart.Row> rows = overview.span().from().datesUntil(overview.span().to().plusDays(1)).map(day -> new Chart.Row(day(day),
                List.of(of(day, "optin"), of(day, "optout")))).toList();
        return Chart.of(rows, legend("good", "optin", "bad", "optout"), words.of("dashboard.consents.summary", number(overview.sum("optin")),
                number(overview.sum("optout"))));
    }

    /** @param tones each followed by what it stands for */
    private List<Chart.Key> legend(String... tones) {
        List<Chart.Key> keys = new ArrayList<>();
        for (int i = 0; i < tones.length; i += 2) {
            String what = tones[i + 1];
            String place = VERDICTS.contains(what) ? "/dashboard/decisions" + range + "&verdict=" + what : BEHIND + range + "&what=" + what;
            keys.add(new Chart.Key(tones[i], words.get("dashboard.legend." + what), base == null ? null : base + place));
        }
        return keys;
    }

    /** Of the people whom the last day reached. */
    String reachedPlace() {
        return BEHIND + "?from=" + overview.span().to() + "&to=" + overview.span().to() + "&what=reached";
    }

    List<ByRule> byRule() {
        Map<String, long[]> rules = new LinkedHashMap<>();
        for (Slice one : overview.decisions()) {
            if (!one.code().isEmpty()) {
                rules.computeIfAbsent(one.code(), code -> new long[2])[one.verdict().equals("hold") ? 1 : 0] += one.count();
            }
        }
        long most = Math.max(1, rules.values().stream().mapToLong(one -> one[0] + one[1]).max().orElse(1));
        return rules.entrySet().stream().map(one -> new ByRule(one.getKey(), rule(one.getKey()), one.getValue()[0], one.getValue()[1], most))
                .sorted(Comparator.comparingLong((ByRule one) -> one.refused() + one.held()).reversed()).toList();
    }

    String rule(String code) {
        return words.find("why.rule." + code).or(() -> words.find("violation.rule." + code)).orElse(code);
    }

    /** Name, quality, limit, how many were reached today. */
    List<List<String>> numbers() {
        return overview.numbers().stream().map(one -> List.of(one.number(), words.find("desk.quality." + one.quality()).orElse(one.quality()),
                limit(one.limit()),
                one.throughput().isEmpty() ? "" : words.find("desk.throughput." + one.throughput()).orElse(one.throughput()))).toList();
    }

    String reached() {
        return words.of("dashboard.reached", number(overview.last("reached")));
    }

    private String changes() {
        String last = overview.changed() == null ? "" : words.of("dashboard.rules.since", date(overview.changed()));
        return overview.changes() == null ? last : last + " " + words.of("dashboard.rules.next", date(overview.changes()));
    }

    String date(LocalDate day) {
        return DateTimeFormatter.ofPattern("d MMM yyyy", locale).format(day);
    }

    private String severities() {
        return SEVERITIES.stream().filter(one -> overview.waiting().getOrDefault(one, 0L) > 0)
                .map(one -> words.get("violation.severity." + one) + " " + number(overview.waiting().get(one)))
                .reduce((one, other) -> one + ", " + other).orElse("");
    }

    private long of(LocalDate day, String name) {
        return overview.days().getOrDefault(day, Map.of()).getOrDefault(name, 0L);
    }

    private String label(Instant at) {
        return overview.span().byHours() ? DateTimeFormatter.ofPattern("d MMM HH:mm", locale).withZone(overview.span().zone()).format(at)
                : day(LocalDate.ofInstant(at, overview.span().zone()));
    }

    private String day(LocalDate day) {
        return DateTimeFormatter.ofPattern("d MMM", locale).format(day);
    }

    String number(long number) {
        return Numbers.whole(number, locale);
    }

    private String limit(String tier) {
        return MessagingLimit.people(tier).map(this::number)
                .orElse(tier.isEmpty() ? words.get("dashboard.limit.unknown") : tier);
    }

    private String percent(long part, long all) {
        return Numbers.share(part, all, locale);
    }
}
