package io.entregent.agency.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.entregent.access.Access;
import io.entregent.access.Permission;
import io.entregent.agency.cockpit.Cockpit;
import io.entregent.agency.cockpit.Line;
import io.entregent.channel.whatsapp.MessagingLimit;
import io.entregent.kernel.Cells;
import io.entregent.kernel.faces.Attachment;
import io.entregent.kernel.faces.Times;
import io.entregent.kernel.faces.Words;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Collator;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All clients on one page, the most urgent first. */
@Named
@RequestScoped
public class DeskPage {

    /** One line in words. */
    public record Row(String slug, String name, String vertical, String number, String action, String actionPlace, boolean urgent, String token,
            String tokenChip, String fields, String missing, String quality, String qualityChip, String limit, String throughput, int paused,
            int reviews, int violations, int closing, String lastEvent, boolean silent, String beginning, String trouble,
            String waiting, String restricted, String decisions) {
    }

    /** All shown clients together. */
    public record Total(long allowed, long refused, long held, long violations, long reviews, long closing, long restricted) {
    }

    private static final int CARDS = 24;
    private static final int ROWS = 50;
    private static final Map<Line.Action, String> PLACES = Map.of(Line.Action.RENEW_TOKEN, "/onboarding", Line.Action.SUBSCRIBE, "/onboarding",
            Line.Action.LOOK, "/onboarding", Line.Action.CONTINUE, "/onboarding", Line.Action.CHECK_WEBHOOK, "/onboarding",
            Line.Action.MEND_TEMPLATES, "/templates", Line.Action.REVIEW, "/review", Line.Action.SETTLE_VIOLATIONS, "/violations",
            Line.Action.CALM_DOWN, "/dashboard");

    @Inject
    private Cockpit cockpit;

    @Inject
    private Access access;

    @Inject
    private Troubles troubles;

    @Inject
    private Words words;

    @Inject
    private Times times;

    @Inject
    private Clock clock;

    @Inject
    private HttpServletRequest request;

    private List<Line> lines;
    private List<Line> chosen;
    private Total total;
    private List<Row> rows;

    public void enter() {
        access.require(Permission.ONBOARD);
    }

    public List<Row> getRows() {
        if (rows == null) {
            Instant now = clock.instant();
            rows = chosen(now).skip((long) getPage() * size()).limit(size()).map(line -> row(line, now)).toList();
        }
        return rows;
    }

    public long getTroubled() {
        Instant now = clock.instant();
        return lines().stream().filter(line -> line.action(now) != Line.Action.NOTHING).count();
    }

    /** From 0. */
    public int getPage() {
        String page = Objects.toString(request.getParameter("page"), "");
        return page.matches("[0-9]{1,4}") ? Math.min(Integer.parseInt(page), Math.max(0, getPages() - 1)) : 0;
    }

    public int getPages() {
        return (int) ((chosen(clock.instant()).count() + size() - 1) / size());
    }

    /** A card has twice as much to show as a row. */
    private int size() {
        return getView().equals("rows") ? ROWS : CARDS;
    }

    /** cards, or rows of a table. */
    public String getView() {
        return "rows".equals(request.getParameter("view")) ? "rows" : "cards";
    }

    public String getVertical() {
        return Objects.toString(request.getParameter("vertical"), "");
    }

    public List<String> getVerticals() {
        return lines().stream().map(Line::vertical).distinct().sorted().toList();
    }

    /** The choice as a query, to be continued with a page or another view. */
    public String getQuery() {
        return "q=" + URLEncoder.encode(getWanted(), StandardCharsets.UTF_8) + "&show=" + URLEncoder.encode(getShow(), StandardCharsets.UTF_8)
                + "&sort=" + URLEncoder.encode(getSort(), StandardCharsets.UTF_8) + "&vertical=" + URLEncoder.encode(getVertical(), StandardCharsets.UTF_8);
    }

    public int getCount() {
        return lines().size();
    }

    public String getWanted() {
        return Objects.toString(request.getParameter("q"), "");
    }

    public String getShow() {
        return Objects.toString(request.getParameter("show"), "all");
    }

    public String getSort() {
        return Objects.toString(request.getParameter("sort"), "urgent");
    }

    /** For the operator, who enters no tenant, nothing is a link. */
    public boolean isGuest() {
        return !access.may(Permission.OPERATE);
    }

    public void export() throws IOException {
        enter();
        Writer writer = new OutputStreamWriter(Attachment.begin("text/csv; charset=UTF-8", "clients-"
                + clock.instant().toString().substring(0, 10) + ".csv"), StandardCharsets.UTF_8);
        writer.write(Cells.BYTE_ORDER_MARK);
        Instant now = clock.instant();
        try (CsvWriter csv = CsvWriter.builder().build(writer)) {
            csv.writeRecord("slug", "name", "vertical", "agency", "number", "action", "token_days", "fields", "fields_of", "subscribed", "quality",
                    "limit", "throughput", "trouble", "steps_open", "paused", "reviews", "violations", "closing", "last_event", "silent",
                    "last_heard", "missing_fields", "in_review", "checked_at", "allowed_7d", "refused_7d", "held_7d", "restricted");
            chosen(now).forEach(one -> csv.writeRecord(Stream.of(one.slug(), one.name(), one.vertical(), one.agency(), one.number(), one.action(now),
                    one.tokenDays(now), one.fields(), one.fieldsOf(), one.subscribed(), one.quality(), one.limit(), one.throughput(), one.trouble(),
                    one.stepsOpen(), one.paused(), one.reviews(), one.violations(), one.closing(), one.lastEvent(),
                    one.isSilent(now), one.lastHeard(), String.join(" ", one.missing()), one.review(), one.checkedAt(),
                    one.standing().allowed(), one.standing().refused(), one.standing().held(), one.standing().restricted())
                    .map(value -> Cells.harmless(Objects.toString(value, ""))).toArray(String[]::new)));
        }
        Attachment.end();
    }

    /** A tenant with several numbers counts once. */
    public Total getTotal() {
        if (total == null) {
            List<Line> tenants = List.copyOf(chosen(clock.instant()).collect(Collectors.toMap(Line::slug, line -> line, (one, other) -> one)).values());
            total = new Total(sum(tenants, line -> line.standing().allowed()), sum(tenants, line -> line.standing().refused()),
                    sum(tenants, line -> line.standing().held()), sum(tenants, Line::violations), sum(tenants, Line::reviews),
                    sum(tenants, Line::closing), sum(tenants, line -> line.standing().restricted() == null ? 0 : 1));
        }
        return total;
    }

    private static long sum(List<Line> lines, ToLongFunction<Line> figure) {
        return lines.stream().mapToLong(figure).sum();
    }

    private List<Line> lines() {
        if (lines == null) {
            lines = cockpit.lines();
        }
        return lines;
    }

    /** Asked for several times while a page is made. */
    private Stream<Line> chosen(Instant now) {
        if (chosen == null) {
            chosen = choose(now);
        }
        return chosen.stream();
    }

    private List<Line> choose(Instant now) {
        String name = getWanted().strip().toLowerCase(Locale.ROOT);
        // Whoever reads a number off a letter types it as one dials it at home.
        String digits = name.replace(" ", "").replaceFirst("^0(?=[1-9])", "");
        // As the reader's language has it: É stands beside E, not behind Z.
        Comparator<Line> byName = Comparator.comparing(Line::name, Collator.getInstance(words.locale()));
        Comparator<Line> order = switch (getSort()) {
            case "name" -> byName;
            case "token" -> Comparator.comparing(Line::expiresAt, Comparator.nullsLast(Comparator.naturalOrder()));
            case "event" -> Comparator.comparing(Line::lastEvent, Comparator.nullsFirst(Comparator.naturalOrder()));
            case "quality" -> Comparator.comparing((Line line) -> List.of("RED", "YELLOW", "GREEN").indexOf(line.quality()) & Integer.MAX_VALUE)
                    .thenComparing(byName);
            default -> Comparator.comparing((Line line) -> line.action(now)).thenComparing(byName);
        };
        return lines().stream().filter(line -> line.name().toLowerCase(Locale.ROOT).contains(name) || line.slug().contains(name)
                        || !isGuest() && line.agency() != null && line.agency().toLowerCase(Locale.ROOT).contains(name)
                        || line.number() != null && line.number().replace(" ", "").contains(digits))
                .filter(line -> getVertical().isEmpty() || line.vertical().equals(getVertical()))
                .filter(line -> switch (getShow()) {
                    case "action" -> line.action(now) != Line.Action.NOTHING;
                    case "beginning" -> line.stepsOpen() > 0;
                    case "red" -> line.trouble() != null || line.isSilent(now) || line.isTokenEnding(now)
                            || line.number() != null && !line.subscribed();
                    default -> true;
                }).sorted(order).toList();
    }

    private Row row(Line line, Instant now) {
        Line.Action action = line.action(now);
        Long days = line.tokenDays(now);
        boolean known = line.number() != null;
        return new Row(line.slug(), line.name(), about(line), known ? line.number() : words.get("desk.noNumber"),
                words.get("desk.action." + action), PLACES.getOrDefault(action, ""), action.compareTo(Line.Action.CHECK_WEBHOOK) <= 0,
                !known ? "" : days == null ? words.get("desk.tokenForever") : words.of("desk.tokenDays", days),
                days != null && days <= 14 ? "chip--closed" : "", known ? line.fields() + "/" + line.fieldsOf() : "",
                !known ? "" : !line.subscribed() ? words.get("desk.deaf")
                        : line.missing().isEmpty() ? "" : words.of("desk.missing", String.join(", ", line.missing())), line.quality(),
                line.quality().equals("GREEN") ? "chip--open" : line.quality().equals("RED") ? "chip--closed" : "chip--closing",
                MessagingLimit.people(line.limit()).map(most -> words.of("desk.people", most)).orElse(line.limit()),
                line.throughput().isEmpty() ? "" : words.find("desk.throughput." + line.throughput()).orElse(line.throughput()),
                line.paused(), line.reviews(), line.violations(), line.closing(),
                line.lastEvent() == null ? words.get("members.never") : times.moment(line.lastEvent()), line.isSilent(now),
                beginning(line),
                line.trouble() != null ? troubles.words(line.trouble()) : "",
                line.trouble() == null && line.review() ? words.get("onboarding.channel.review") : "",
                restricted(line.standing().restricted()),
                words.of("desk.decisions.figures", line.standing().allowed(), line.standing().refused(), line.standing().held()));
    }

    private String beginning(Line line) {
        return line.stepsOpen() == 0 ? "" : line.nextStep() == null ? words.of("desk.steps", line.stepsOpen())
                : words.of("desk.steps.next", line.stepsOpen(), words.get("onboarding." + line.nextStep()));
    }

    /** Only the operator sees clients of several agencies, and of none. */
    private String about(Line line) {
        String vertical = words.get("vertical." + line.vertical());
        return isGuest() || line.agency() == null ? vertical : vertical + " · " + line.agency();
    }

    /** What is barred from marketing only is a number of low quality. */
    private String restricted(String reach) {
        if (reach == null) {
            return "";
        }
        return "marketing".equals(reach) ? words.get("restriction.quality")
                : words.of("restriction.open", words.get("restriction." + reach.toUpperCase(Locale.ROOT)));
    }
}
