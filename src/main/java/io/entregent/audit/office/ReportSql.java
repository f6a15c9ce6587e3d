package io.entregent.audit.office;

import io.entregent.kernel.db.Scope;
import io.entregent.kernel.db.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reports that go out by themselves, of the current tenant. */
@ApplicationScoped
class ReportSql {

    record Stored(UUID id, UUID owner, String every, String language, List<UUID> people, byte[] name, byte[] query, LocalDate next,
            Instant lastAt) {
    }

    @Inject
    private Sql sql;

    void add(Stored one, Instant now) {
        sql.update("insert into audit_report (tenant_id, id, owner, every, language, people, name, query, next_on, created_at)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", Scope.requireTenant(), one.id, one.owner, one.every, one.language,
                one.people.toArray(UUID[]::new), one.name, one.query, one.next, now);
    }

    boolean remove(UUID id) {
        return sql.update("delete from audit_report where tenant_id = ? and id = ?", Scope.requireTenant(), id) == 1;
    }

    List<Stored> all() {
        return sql.list("select * from audit_report where tenant_id = ? order by created_at", ReportSql::stored, Scope.requireTenant());
    }

    Optional<Stored> byId(UUID id) {
        return sql.first("select * from audit_report where tenant_id = ? and id = ?", ReportSql::stored, Scope.requireTenant(), id);
    }

    /** Those that another node does not make already. */
    List<Stored> due(LocalDate today) {
        return sql.list("select * from audit_report where tenant_id = ? and next_on <= ? order by next_on for update skip locked",
                ReportSql::stored, Scope.requireTenant(), today);
    }

    void made(UUID id, Instant now, LocalDate next) {
        sql.update("update audit_report set last_at = ?, next_on = ? where tenant_id = ? and id = ?", now, next, Scope.requireTenant(), id);
    }

    private static Stored stored(ResultSet row) throws SQLException {
        return new Stored(Sql.uuid(row, "id"), Sql.uuid(row, "owner"), row.getString("every"), row.getString("language"),
                List.of((UUID[]) row.getArray("people").getArray()), row.getBytes("name"), row.getBytes("query"),
                row.getObject("next_on", LocalDate.class), Sql.instant(row, "last_at"));
    }
}
