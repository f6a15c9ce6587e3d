package io.entregent.inbox.figures;

import io.entregent.kernel.Span;
import io.entregent.kernel.db.Scope;
import io.entregent.kernel.db.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** Counts messages by template. */
@ApplicationScoped
class FigureSql {

    /** A template's words, and when they were said. */
    private static final String KEY = "m.template, coalesce(m.template_language, ''), coalesce(m.template_number, 0),"
            + " date_trunc(?, m.created_at at time zone ?)";
    private static final String OUR_MESSAGES = " from message m where m.tenant_id = ? and m.template is not null and m.direction = 'out'"
            + " and m.created_at >= ? and m.created_at < ?";

    private record Line(String name, String language, int number) {

        static final Comparator<Line> ORDER = Comparator.comparing(Line::name).thenComparing(Line::language).thenComparing(Line::number);
    }

    @Inject
    private Sql sql;

    /** By name, language and version. */
    List<TemplateFigure> figures(Span span) {
        UUID tenant = Scope.requireTenant();
        String unit = span.byHours() ? "hour" : "day";
        String zone = span.zone().getId();
        SortedMap<Line, SortedMap<LocalDateTime, Counts>> lines = new TreeMap<>(Line.ORDER);
        sql.list("select " + KEY + ", count(*), count(*) filter (where m.status in ('delivered', 'read')), count(*) filter (where m.status = 'read')"
                + OUR_MESSAGES + " and m.status in ('accepted', 'sent', 'delivered', 'read') group by 1, 2, 3, 4", row -> add(lines, row,
                new Counts(row.getLong(5), row.getLong(6), row.getLong(7), 0, Map.of())), unit, zone, tenant, span.begin(), span.end());
        sql.list("select " + KEY + ", coalesce(m.error_code, '?'), count(*)" + OUR_MESSAGES + " and m.status = 'failed' group by 1, 2, 3, 4, 5",
                row -> add(lines, row, Counts.failed(row.getString(5), row.getLong(6))), unit, zone, tenant, span.begin(), span.end());
        // Nobody answers what was not sent yet: those before the span are left out by their own time, which is indexed.
        sql.list("select " + KEY + ", count(*) from message a join message m on m.tenant_id = a.tenant_id and m.id = a.reply_to"
                + " where a.tenant_id = ? and a.direction = 'in' and a.kind = 'button' and a.created_at >= ? and m.template is not null"
                + " and m.created_at >= ? and m.created_at < ? group by 1, 2, 3, 4", row -> add(lines, row, Counts.clicked(row.getLong(5))),
                unit, zone, tenant, span.begin(), span.begin(), span.end());
        return lines.entrySet().stream().map(one -> new TemplateFigure(one.getKey().name(), one.getKey().language(),
                one.getKey().number() == 0 ? null : one.getKey().number(), one.getValue())).toList();
    }

    private static Counts add(SortedMap<Line, SortedMap<LocalDateTime, Counts>> lines, ResultSet row, Counts counts) throws SQLException {
        return lines.computeIfAbsent(new Line(row.getString(1), row.getString(2), row.getInt(3)), line -> new TreeMap<>())
                .merge(row.getObject(4, LocalDateTime.class), counts, Counts::plus);
    }
}
