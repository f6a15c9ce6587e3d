package io.entregent.rights;

import io.entregent.kernel.db.Scope;
import io.entregent.kernel.db.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Where the times and the runs lie. */
@ApplicationScoped
class RetentionSql {

    record Rule(int version, Integer months, Instant since, String by) {
    }

    @Inject
    private Sql sql;

    /** The newest of each kind that has one. */
    Map<DataKind, Rule> rules() {
        Map<DataKind, Rule> rules = new HashMap<>();
        sql.list("select distinct on (kind) kind, version, months, created_at, created_by from retention_rule where tenant_id = ?"
                + " order by kind, version desc", row -> rules.put(DataKind.parse(row.getString("kind")), new Rule(row.getInt("version"),
                        row.getObject("months", Integer.class), Sql.instant(row, "created_at"), row.getString("created_by"))),
                Scope.requireTenant());
        return rules;
    }

    boolean add(DataKind kind, int version, Integer months, String by, Instant now) {
        return sql.update("insert into retention_rule (tenant_id, kind, version, months, created_at, created_by)"
                + " values (?, ?, ?, ?, ?, ?) on conflict do nothing", Scope.requireTenant(), kind.code(), version, months, now, by) == 1;
    }

    void ran(UUID run, DataKind kind, Instant before, long deleted, long held, String by, Instant now) {
        sql.update("insert into retention_run (tenant_id, id, kind, at, before_at, deleted, held, started_by)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (tenant_id, id) do update set deleted = retention_run.deleted"
                + " + excluded.deleted", Scope.requireTenant(), run, kind.code(), now, before, deleted, held, by);
    }

    List<Retention.RunView> runs(int most) {
        return sql.list("select kind, at, before_at, deleted, held, started_by from retention_run where tenant_id = ?"
                + " order by at desc, id desc limit ?", row -> new Retention.RunView(DataKind.parse(row.getString("kind")),
                        Sql.instant(row, "at"), Sql.instant(row, "before_at"), row.getLong("deleted"), row.getLong("held"),
                        row.getString("started_by")), Scope.requireTenant(), most);
    }

    Optional<Instant> lastRun(DataKind kind) {
        return sql.first("select max(at) as at from retention_run where tenant_id = ? and kind = ?", row -> Sql.instant(row, "at"),
                Scope.requireTenant(), kind.code());
    }
}
