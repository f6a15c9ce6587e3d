package io.entregent.dashboard;

import io.entregent.kernel.Cursor;
import io.entregent.kernel.Span;
import io.entregent.kernel.db.Scope;
import io.entregent.kernel.db.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Decisions of the current tenant, newest first. */
@ApplicationScoped
class DecidedSql {

    @Inject
    private Sql sql;

    List<Decided> list(Span span, String verdict, String code, Cursor after, int most) {
        StringBuilder where = new StringBuilder("d.tenant_id = ? and d.at >= ? and d.at < ?");
        List<Object> values = new ArrayList<>(List.of(Scope.requireTenant(), span.begin(), span.end()));
        if (verdict != null) {
            where.append(" and d.verdict = ?");
            values.add(verdict);
        }
        if (code != null) {
            where.append(" and d.code = ?");
            values.add(code);
        }
        if (after != null) {
            where.append(" and (d.at, d.id) < (?, ?)");
            values.add(after.at());
            values.add(after.id());
        }
        values.add(most);
        return list(where + " order by d.at desc, d.id desc limit ?", values);
    }

    List<Decided> one(UUID id) {
        return list("d.tenant_id = ? and d.id = ?", List.of(Scope.requireTenant(), id));
    }

    /** What was refused has no message, but stands in the queue. A message is made with its decision; the index finds it by its time. */
    private List<Decided> list(String where, List<Object> values) {
        return sql.list("select d.*, coalesce((select v.conversation_id from violation v where v.tenant_id = d.tenant_id"
                + " and v.at between d.at - interval '5 seconds' and d.at + interval '5 seconds'"
                + " and v.object_type = 'decision' and v.object_id = d.id::text limit 1), (select m.conversation_id from message m"
                + " where m.tenant_id = d.tenant_id and m.created_at between d.at - interval '5 seconds' and d.at + interval '5 seconds'"
                + " and m.decision_id = d.id limit 1)) as conversation_id from (select d.id, d.tenant_id, d.at, d.verdict, d.code, d.version"
                + " from decision d where " + where + ") d order by d.at desc, d.id desc", row -> new Decided(Sql.uuid(row, "id"),
                Sql.instant(row, "at"), row.getString("verdict"), row.getString("code"), row.getString("version"),
                Sql.uuid(row, "conversation_id")), values.toArray());
    }
}
