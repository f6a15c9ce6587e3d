package io.entregent.inbox.figures;

import io.entregent.kernel.db.Scope;
import io.entregent.kernel.db.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Counts messages by template. */
@ApplicationScoped
class FigureSql {

    private static final String KEY = "m.template, coalesce(m.template_language, ''), coalesce(m.template_number, 0)";

    @Inject
    private Sql sql;

    List<TemplateFigure> figures(Instant from, Instant to) {
        UUID tenant = Scope.requireTenant();
        Map<String, Map<String, Long>> reasons = new HashMap<>();
        sql.list("select " + KEY + ", m.error_code, count(*) from message m where m.tenant_id = ? and m.template is not null and m.direction = 'out'"
                + " and m.status = 'failed' and m.created_at >= ? and m.created_at < ? group by 1, 2, 3, 4", row -> reasons
                .computeIfAbsent(row.getString(1) + " " + row.getString(2) + " " + row.getInt(3), key -> new HashMap<>())
                .put(row.getString(4) == null ? "?" : row.getString(4), row.getLong(5)), tenant, from, to);
        return sql.list("select " + KEY + ", count(*) filter (where m.status in ('accepted', 'sent', 'delivered', 'read')),"
                + " count(*) filter (where m.status in ('delivered', 'read')), count(*) filter (where m.status = 'read'),"
                + " count(*) filter (where m.status = 'failed'),"
                + " (select count(*) from message a join message t on t.tenant_id = a.tenant_id and t.id = a.reply_to"
                + "   where a.tenant_id = ? and a.direction = 'in' and a.kind = 'button' and a.created_at >= ? and t.template = m.template"
                + "   and coalesce(t.template_language, '') = coalesce(m.template_language, '') and coalesce(t.template_number, 0) = coalesce(m.template_number, 0))"
                + " from message m where m.tenant_id = ? and m.template is not null and m.direction = 'out' and m.created_at >= ? and m.created_at < ?"
                + " group by m.template, m.template_language, m.template_number order by 1, 2, 3", row -> {
                    String key = row.getString(1) + " " + row.getString(2) + " " + row.getInt(3);
                    return new TemplateFigure(row.getString(1), row.getString(2), row.getInt(3) == 0 ? null : row.getInt(3), row.getLong(4),
                            row.getLong(5), row.getLong(6), row.getLong(7), row.getLong(8), reasons.getOrDefault(key, Map.of()));
                }, tenant, from, tenant, from, to);
    }
}
