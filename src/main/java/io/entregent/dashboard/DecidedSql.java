package io.entregent.dashboard;

import io.entregent.kernel.Cursor;
import io.entregent.kernel.Span;
import io.entregent.kernel.db.Scope;
import io.entregent.kernel.db.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

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
        return sql.list("select d.id, d.at, d.verdict, d.code, d.version, v.conversation_id from decision d left join violation v"
                + " on v.tenant_id = d.tenant_id and v.object_type = 'decision' and v.object_id = d.id::text where " + where
                + " order by d.at desc, d.id desc limit ?", row -> new Decided(Sql.uuid(row, "id"), Sql.instant(row, "at"),
                row.getString("verdict"), row.getString("code"), row.getString("version"), Sql.uuid(row, "conversation_id")), values.toArray());
    }
}
