package io.entregent.audit.retention;

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

/** Retention, holds and archives of the current tenant. Nothing here deletes an entry: the portal has no right to. */
@ApplicationScoped
class RetentionSql {

    record Hold(UUID id, byte[] reason, Instant from, Instant to, UUID by, Instant at, UUID liftedBy, Instant lifted) {
    }

    record Archive(UUID id, long from, long to, long size, Instant until, String state, byte[] sha256, UUID madeBy, Instant madeAt,
            UUID keptBy) {
    }

    private static final int DEFAULT_MONTHS = 60;

    @Inject
    private Sql sql;

    int months() {
        return sql.first("select retention_months from audit_setting where tenant_id = ?", row -> row.getInt(1), Scope.requireTenant())
                .orElse(DEFAULT_MONTHS);
    }

    void setMonths(int months) {
        sql.update("insert into audit_setting (tenant_id, retention_months) values (?, ?)"
                + " on conflict (tenant_id) do update set retention_months = excluded.retention_months", Scope.requireTenant(), months);
    }

    List<Hold> holds() {
        return sql.list("select * from audit_hold where tenant_id = ? order by lifted_at is not null, set_at desc",
                row -> new Hold(Sql.uuid(row, "id"), row.getBytes("reason"), Sql.instant(row, "from_at"), Sql.instant(row, "to_at"),
                        Sql.uuid(row, "set_by"), Sql.instant(row, "set_at"), Sql.uuid(row, "lifted_by"), Sql.instant(row, "lifted_at")),
                Scope.requireTenant());
    }

    void addHold(Hold one) {
        sql.update("insert into audit_hold (tenant_id, id, reason, from_at, to_at, set_by, set_at) values (?, ?, ?, ?, ?, ?, ?)",
                Scope.requireTenant(), one.id, one.reason, one.from, one.to, one.by, one.at);
    }

    boolean lift(UUID id, UUID by, Instant now) {
        return sql.update("update audit_hold set lifted_by = ?, lifted_at = ? where tenant_id = ? and id = ? and lifted_at is null", by,
                now, Scope.requireTenant(), id) == 1;
    }

    boolean anythingBefore(Instant limit) {
        return sql.first("select 1 from audit_entry where tenant_id = ? and at < ? limit 1", row -> true, Scope.requireTenant(), limit)
                .orElse(false);
    }

    /** The first number of this range whose entry is too young, or held. */
    Optional<Long> firstToStay(long from, long to, Instant limit) {
        return sql.first("select e.seq from audit_entry e where e.tenant_id = ? and e.seq >= ? and e.seq < ? and (e.at >= ? or exists ("
                + "select 1 from audit_hold h where h.tenant_id = e.tenant_id and h.lifted_at is null and e.at >= h.from_at and e.at < h.to_at))"
                + " order by e.seq limit 1", row -> row.getLong(1), Scope.requireTenant(), from, to, limit);
    }

    Instant youngest(long from, long to) {
        return sql.first("select max(at) as at from audit_entry where tenant_id = ? and seq >= ? and seq < ?",
                row -> Sql.instant(row, "at"), Scope.requireTenant(), from, to).orElseThrow();
    }

    List<Archive> archives() {
        return sql.list("select * from audit_archive where tenant_id = ? order by made_at desc", RetentionSql::archive,
                Scope.requireTenant());
    }

    Optional<Archive> archive(UUID id) {
        return sql.first("select * from audit_archive where tenant_id = ? and id = ?", RetentionSql::archive, Scope.requireTenant(), id);
    }

    void add(Archive one) {
        sql.update("insert into audit_archive (tenant_id, id, from_seq, to_seq, size, until, state, made_by, made_at)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)", Scope.requireTenant(), one.id, one.from, one.to, one.size, one.until, one.state,
                one.madeBy, one.madeAt);
    }

    void written(UUID id, byte[] sha256, long bytes) {
        sql.update("update audit_archive set sha256 = ?, bytes = ? where tenant_id = ? and id = ? and state = 'prepared'", sha256, bytes,
                Scope.requireTenant(), id);
    }

    boolean keep(UUID id, UUID by, Instant now) {
        return sql.update("update audit_archive set state = 'kept', kept_by = ?, kept_at = ? where tenant_id = ? and id = ?"
                + " and state = 'prepared' and sha256 is not null and made_by <> ?", by, now, Scope.requireTenant(), id, by) == 1;
    }

    boolean drop(UUID id) {
        return sql.update("update audit_archive set state = 'dropped' where tenant_id = ? and id = ? and state in ('prepared', 'kept')",
                Scope.requireTenant(), id) == 1;
    }

    private static Archive archive(ResultSet row) throws SQLException {
        return new Archive(Sql.uuid(row, "id"), row.getLong("from_seq"), row.getLong("to_seq"), row.getLong("size"),
                Sql.instant(row, "until"), row.getString("state"), row.getBytes("sha256"), Sql.uuid(row, "made_by"),
                Sql.instant(row, "made_at"), Sql.uuid(row, "kept_by"));
    }
}
