package io.entregent.inbox.repeat;

import io.entregent.kernel.db.Scope;
import io.entregent.kernel.db.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Keys of requests. A second request with the same key waits here for the first to end. */
@ApplicationScoped
class RepeatSql {

    record Row(byte[] request, UUID message) {
    }

    @Inject
    private Sql sql;

    boolean begin(byte[] key, byte[] request, Instant now) {
        return sql.update("insert into idempotency (tenant_id, key_hash, request_hash, created_at) values (?, ?, ?, ?)"
                + " on conflict do nothing", Scope.requireTenant(), key, request, now) == 1;
    }

    Optional<Row> find(byte[] key) {
        return sql.first("select request_hash, message_id from idempotency where tenant_id = ? and key_hash = ?",
                row -> new Row(row.getBytes("request_hash"), Sql.uuid(row, "message_id")), Scope.requireTenant(), key);
    }

    void end(byte[] key, UUID message) {
        sql.update("update idempotency set message_id = ? where tenant_id = ? and key_hash = ?", message,
                Scope.requireTenant(), key);
    }

    void forget(byte[] key) {
        sql.update("delete from idempotency where tenant_id = ? and key_hash = ?", Scope.requireTenant(), key);
    }
}
