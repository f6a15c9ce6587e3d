package io.entregent.audit.office;

import io.entregent.kernel.db.Scope;
import io.entregent.kernel.db.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The officers' own tables, of the current tenant. */
@ApplicationScoped
class OfficeSql {

    record View(UUID id, UUID owner, boolean shared, byte[] name, byte[] query) {
    }

    record Asked(UUID id, UUID by, Instant at, String format, boolean named, byte[] query, String state, UUID decidedBy,
            Instant decidedAt, long entries, long of, Instant beat) {
    }

    @Inject
    private Sql sql;

    List<View> views(UUID owner) {
        return sql.list("select id, owner, shared, name, query from audit_view where tenant_id = ? and (owner = ? or shared)",
                OfficeSql::view, Scope.requireTenant(), owner);
    }

    void addView(View view, Instant now) {
        sql.update("insert into audit_view (tenant_id, id, owner, shared, name, query, created_at) values (?, ?, ?, ?, ?, ?, ?)",
                Scope.requireTenant(), view.id, view.owner, view.shared, view.name, view.query, now);
    }

    /** @return what it was */
    Optional<View> removeView(UUID id, UUID owner) {
        return sql.first("delete from audit_view where tenant_id = ? and id = ? and owner = ? returning id, owner, shared, name, query",
                OfficeSql::view, Scope.requireTenant(), id, owner);
    }

    private static View view(ResultSet row) throws SQLException {
        return new View(Sql.uuid(row, "id"), Sql.uuid(row, "owner"), row.getBoolean("shared"), row.getBytes("name"), row.getBytes("query"));
    }

    /** Unless told otherwise, exports of personal data need a second person. */
    boolean fourEyes() {
        return sql.first("select four_eyes from audit_setting where tenant_id = ?", row -> row.getBoolean(1), Scope.requireTenant())
                .orElse(true);
    }

    void setFourEyes(boolean on) {
        sql.update("insert into audit_setting (tenant_id, four_eyes) values (?, ?) on conflict (tenant_id) do update set four_eyes = excluded.four_eyes",
                Scope.requireTenant(), on);
    }

    void ask(Asked one) {
        sql.update("insert into audit_export (tenant_id, id, asked_by, asked_at, format, named, query, state, of, beat)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", Scope.requireTenant(), one.id, one.by, one.at, one.format, one.named,
                one.query, one.state, one.of, one.beat);
    }

    List<Asked> asked(int most) {
        return sql.list("select * from audit_export where tenant_id = ? order by asked_at desc limit ?", OfficeSql::asked,
                Scope.requireTenant(), most);
    }

    Optional<Asked> asked(UUID id) {
        return sql.first("select * from audit_export where tenant_id = ? and id = ?", OfficeSql::asked, Scope.requireTenant(), id);
    }

    /** @return false if it was not in that state */
    boolean move(UUID id, String from, String to, Instant now) {
        return sql.update("update audit_export set state = ?, beat = ? where tenant_id = ? and id = ? and state = ?", to, now,
                Scope.requireTenant(), id, from) == 1;
    }

    /** @return false if it does not wait, or waits for somebody else than this person */
    boolean decide(UUID id, String to, UUID by, Instant now) {
        return sql.update("update audit_export set state = ?, decided_by = ?, decided_at = ?, beat = ? where tenant_id = ? and id = ?"
                + " and state = 'waiting' and asked_by <> ?", to, by, now, now, Scope.requireTenant(), id, by) == 1;
    }

    void progress(UUID id, long entries, long of, Instant now) {
        sql.update("update audit_export set entries = ?, of = ?, beat = ? where tenant_id = ? and id = ?", entries, of, now,
                Scope.requireTenant(), id);
    }

    private static Asked asked(ResultSet row) throws SQLException {
        return new Asked(Sql.uuid(row, "id"), Sql.uuid(row, "asked_by"), Sql.instant(row, "asked_at"), row.getString("format"),
                row.getBoolean("named"), row.getBytes("query"), row.getString("state"), Sql.uuid(row, "decided_by"),
                Sql.instant(row, "decided_at"), row.getLong("entries"), row.getLong("of"), Sql.instant(row, "beat"));
    }
}
