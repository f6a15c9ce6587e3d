package io.entregent.vault;

import io.entregent.kernel.db.Scope;
import io.entregent.kernel.db.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Where wrapped keys lie. */
@ApplicationScoped
class VaultSql {

    /** A key as the database knows it. */
    record Wrapped(int version, byte[] bytes) {
    }

    @Inject
    private Sql sql;

    Optional<Wrapped> newestTenantKey() {
        return sql.first("select version, wrapped from tenant_key where tenant_id = ? order by version desc limit 1",
                row -> new Wrapped(row.getInt(1), row.getBytes(2)), Scope.requireTenant());
    }

    void addTenantKey(int version, byte[] wrapped, Instant now) {
        sql.update("insert into tenant_key (tenant_id, version, wrapped, created_at) values (?, ?, ?, ?)",
                Scope.requireTenant(), version, wrapped, now);
    }

    /** The rows stay, because the keys of people name them. */
    void emptyTenantKeys() {
        sql.update("update tenant_key set wrapped = ''::bytea where tenant_id = ?", Scope.requireTenant());
    }

    void addSubject(UUID id, int version, byte[] wrapped, Instant now) {
        sql.update("insert into subject_key (tenant_id, id, key_version, wrapped, created_at) values (?, ?, ?, ?, ?)",
                Scope.requireTenant(), id, version, wrapped, now);
    }

    /** @param keys ids with their wrapped keys */
    void addSubjects(int version, Map<UUID, byte[]> keys, Instant now) {
        UUID tenant = Scope.requireTenant();
        List<Object[]> rows = new ArrayList<>(keys.size());
        keys.forEach((id, wrapped) -> rows.add(new Object[] {tenant, id, version, wrapped, now}));
        sql.batch("insert into subject_key (tenant_id, id, key_version, wrapped, created_at) values (?, ?, ?, ?, ?)", rows);
    }

    Optional<Wrapped> subject(UUID id) {
        return sql.first("select key_version, wrapped from subject_key where tenant_id = ? and id = ?",
                row -> new Wrapped(row.getInt(1), row.getBytes(2)), Scope.requireTenant(), id);
    }

    Map<UUID, Wrapped> subjects(Collection<UUID> ids) {
        Map<UUID, Wrapped> found = new HashMap<>();
        sql.list("select id, key_version, wrapped from subject_key where tenant_id = ? and id = any(?)",
                row -> found.put(Sql.uuid(row, "id"), new Wrapped(row.getInt("key_version"), row.getBytes("wrapped"))), Scope.requireTenant(),
                ids.toArray(UUID[]::new));
        return found;
    }

    void deleteSubject(UUID id) {
        sql.update("delete from subject_key where tenant_id = ? and id = ?", Scope.requireTenant(), id);
    }
}
