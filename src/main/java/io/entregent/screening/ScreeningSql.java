package io.entregent.screening;

import io.entregent.kernel.db.Scope;
import io.entregent.kernel.db.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A tenant's patterns and numbers. */
@ApplicationScoped
class ScreeningSql {

    /** @param pattern sealed */
    record Row(UUID id, String kind, String name, byte[] pattern, String tail, UUID author, Instant at) {
    }

    @Inject
    private Sql sql;

    void add(Row row, byte[] hash) {
        sql.update("insert into screening_rule (tenant_id, id, kind, name, pattern, number_hash, tail, added_by, added_at)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)", Scope.requireTenant(), row.id(), row.kind(), row.name(), row.pattern(), hash,
                row.tail(), row.author(), row.at());
    }

    List<Row> all() {
        return sql.list("select id, kind, name, pattern, tail, added_by, added_at from screening_rule"
                + " where tenant_id = ? and removed_at is null order by added_at desc, id desc",
                row -> new Row(Sql.uuid(row, "id"), row.getString("kind"), row.getString("name"), row.getBytes("pattern"),
                        row.getString("tail"), Sql.uuid(row, "added_by"), Sql.instant(row, "added_at")), Scope.requireTenant());
    }

    List<byte[]> patterns() {
        return sql.list("select pattern from screening_rule where tenant_id = ? and kind = 'pattern' and removed_at is null",
                row -> row.getBytes(1), Scope.requireTenant());
    }

    boolean allows(byte[] hash) {
        return sql.first("select 1 from screening_rule where tenant_id = ? and number_hash = ? and removed_at is null",
                row -> true, Scope.requireTenant(), hash).isPresent();
    }

    boolean remove(UUID id, UUID by, Instant now) {
        return sql.update("update screening_rule set removed_at = ?, removed_by = ? where tenant_id = ? and id = ? and removed_at is null",
                now, by, Scope.requireTenant(), id) == 1;
    }
}
