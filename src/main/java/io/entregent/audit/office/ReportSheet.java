package io.entregent.audit.office;

import io.entregent.audit.AuditFilter;
import io.entregent.audit.AuditLog;
import io.entregent.audit.AuditRow;
import io.entregent.audit.Trail;
import io.entregent.kernel.Zones;
import io.entregent.kernel.db.Scope;
import io.entregent.kernel.faces.Language;
import io.entregent.kernel.faces.Words;
import io.entregent.kernel.paper.Paper;
import io.entregent.tenancy.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;

/**
 * What a report says of a search within whole days: how the log stands with its signer, how much was done of what kind,
 * alerts, what was refused or failed, and the newest entries. People are numbers in it.
 */
@ApplicationScoped
class ReportSheet {

    private static final int MOST_ROWS = 100;
    private static final int ID_END = 12;

    @Inject
    private AuditLog log;

    @Inject
    private Trail trail;

    @Inject
    private Alerts alerts;

    @Inject
    private Tenancy tenancy;

    @Inject
    private Zones zones;

    @Inject
    private Clock clock;

    byte[] pdf(Locale language, String name, AuditFilter filter, LocalDate first, LocalDate last) {
        Say say = new Say(language, zones.current());
        String tenant = tenancy.byId(Scope.requireTenant()).orElseThrow().name();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Paper pdf = new Paper(bytes, language, say.zone(), say.of("audit.report.pdf.title", name),
                say.of("audit.report.pdf.foot", tenant, say.moment(clock.instant())))) {
            pdf.aside(first.equals(last) ? say.of("audit.report.pdf.day", tenant, say.day(first))
                    : say.of("audit.report.pdf.period", tenant, say.day(first), say.day(last)));
            pdf.aside(say.of("audit.report.pdf.names"));
            log(pdf, say);
            kinds(pdf, say, filter);
            alerts(pdf, say, filter);
            entries(pdf, say, say.of("audit.report.pdf.refused"), outcome(filter, "refused"));
            entries(pdf, say, say.of("audit.report.pdf.failed"), outcome(filter, "failed"));
            entries(pdf, say, say.of("audit.report.pdf.newest"), filter);
        }
        return bytes.toByteArray();
    }

    private void log(Paper pdf, Say say) {
        Trail.Head head = trail.head();
        pdf.heading(say.of("audit.report.pdf.log"));
        if (head.at() == null) {
            pdf.paragraph(say.of("audit.badge.none"));
            return;
        }
        pdf.paragraph(say.of("audit.badge.signed", Long.toString(head.size() - 1), say.moment(head.at())));
        pdf.paragraph(say.of("audit.report.pdf.keep"));
        pdf.exact(trail.checkpoint());
    }

    private void kinds(Paper pdf, Say say, AuditFilter filter) {
        pdf.heading(say.of("audit.activity.kinds"));
        Map<String, Long> outcomes = new LinkedHashMap<>();
        List.of("done", "refused", "failed").forEach(one -> outcomes.put(say.find("audit.outcome." + one, one), log.count(outcome(filter, one))));
        if (outcomes.values().stream().allMatch(count -> count == 0)) {
            pdf.paragraph(say.of("audit.report.pdf.nothing"));
            return;
        }
        pdf.bars(say.of("audit.outcome"), say.of("audit.activity.count"), outcomes);
        Map<String, Long> kinds = new LinkedHashMap<>();
        AuditLog.Activity activity = log.activity(filter, false);
        activity.types().forEach((type, count) -> kinds.merge(say.find("audit.type." + type, type), count, Long::sum));
        if (activity.otherTypes() > 0) {
            kinds.put(say.of("audit.activity.kinds.others"), activity.otherTypes());
        }
        pdf.bars(say.of("audit.activity.kinds.what"), say.of("audit.activity.count"), kinds);
    }

    private void alerts(Paper pdf, Say say, AuditFilter filter) {
        List<List<String>> rows = alerts.all().stream()
                .filter(one -> !one.at().isBefore(filter.from()) && one.at().isBefore(filter.to()))
                .map(one -> List.of(say.moment(one.at()), say.of("audit.alert." + one.kind()))).toList();
        pdf.heading(say.of("audit.alerts"));
        if (rows.isEmpty()) {
            pdf.paragraph(say.of("audit.report.pdf.noAlert"));
        } else {
            pdf.table(new float[] {2, 6}, List.of(say.of("audit.when"), say.of("audit.alerts")), rows);
        }
    }

    private void entries(Paper pdf, Say say, String heading, AuditFilter filter) {
        List<AuditRow> rows = log.find(filter, null, MOST_ROWS).rows();
        if (rows.isEmpty()) {
            return;
        }
        pdf.heading(heading);
        if (rows.size() == MOST_ROWS) {
            pdf.aside(say.of("audit.report.pdf.most", MOST_ROWS));
        }
        pdf.table(new float[] {1, 2.2f, 2.2f, 3, 2.6f, 1.3f}, List.of(say.of("audit.number"), say.of("audit.when"), say.of("audit.actor"),
                say.of("audit.action"), say.of("audit.object"), say.of("audit.outcome")), rows.stream().map(row -> List.of(
                        row.seq() == null ? "" : row.seq().toString(), say.moment(row.at()),
                        say.find("audit.kind." + row.actorKind(), row.actorKind()) + number(row.actor()),
                        say.find("audit.type." + row.type(), row.type()),
                        say.find("audit.object." + row.objectType(), row.objectType()) + number(row.objectId()),
                        say.find("audit.outcome." + row.outcome(), row.outcome()))).toList());
    }

    private static String number(String id) {
        return id.length() == 36 ? " …" + id.substring(36 - ID_END) : "";
    }

    private static AuditFilter outcome(AuditFilter filter, String outcome) {
        return new AuditFilter(filter.from(), filter.to(), filter.actor(), filter.type(), filter.object(),
                filter.outcome() == null || filter.outcome().equals(outcome) ? outcome : "none", filter.address(), filter.text());
    }

    /** The bundles in the language of the report, whoever reads the portal at that moment. */
    private record Say(Locale language, ZoneId zone) {

        String of(String key, Object... words) {
            return Words.in(language, key, words);
        }

        String find(String key, String otherwise) {
            ResourceBundle bundle = Words.bundle("io.entregent.messages", language);
            return bundle.containsKey(key) ? bundle.getString(key) : otherwise;
        }

        String moment(Instant at) {
            return Paper.moment(at, language, zone);
        }

        String day(LocalDate day) {
            return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(Language.region(language)).format(day);
        }
    }
}
