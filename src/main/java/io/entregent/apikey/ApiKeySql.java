package io.entregent.apikey;

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

/** Keys of the current tenant. */
@ApplicationScoped
class ApiKeySql {

    private static final String COLUMNS = "id, owner, service, name, hint, scopes, created_at, expires_at, last_used_at, revoked_at";

    /** @param name sealed */
    record Row(UUID id, UUID owner, boolean service, byte[] name, String hint, List<String> scopes, Instant createdAt, Instant expiresAt,
            Instant lastUsedAt, Instant revokedAt) {
    }

    @Inject
    private Sql sql;

    void add(Row row, byte[] digest, UUID by) {
        sql.update("insert into api_key (tenant_id, " + COLUMNS + ", digest, created_by) values (?, ?, ?, ?, ?, ?, ?, ?, ?, null, null, ?, ?)",
                Scope.requireTenant(), row.id(), row.owner(), row.service(), row.name(), row.hint(), row.scopes().toArray(String[]::new),
                row.createdAt(), row.expiresAt(), digest, by);
    }

    Optional<Row> byDigest(byte[] digest, Instant now) {
        return sql.first("select " + COLUMNS + " from api_key where digest = ? and revoked_at is null and expires_at > ?", ApiKeySql::row,
                digest, now);
    }

    Optional<Row> find(UUID id) {
        return sql.first("select " + COLUMNS + " from api_key where id = ? for update", ApiKeySql::row, id);
    }

    /** Newest first; those that ended before that moment are left out. */
    List<Row> list(Instant endedSince) {
        return sql.list("select " + COLUMNS + " from api_key where coalesce(revoked_at, expires_at) > ? order by created_at desc, id",
                ApiKeySql::row, endedSince);
    }

    int count(UUID owner, Instant now) {
        return sql.first("select count(*) from api_key where owner = ? and revoked_at is null and expires_at > ?", row -> row.getInt(1), owner, now)
                .orElse(0);
    }

    void used(UUID id, Instant now) {
        sql.update("update api_key set last_used_at = ? where id = ?", now, id);
    }

    boolean revoke(UUID id, Instant now) {
        return sql.update("update api_key set revoked_at = ? where id = ? and revoked_at is null", now, id) == 1;
    }

    void expire(UUID id, Instant at) {
        sql.update("update api_key set expires_at = least(expires_at, ?), told = 2 where id = ?", at, id);
    }

    /**
     * Keys that end before that moment, and of which it was told less often; it is noted that it is told now. Those that
     * another took the place of are left out.
     */
    List<Row> ending(Instant now, Instant before, int told) {
        return sql.list("update api_key set told = ? where tenant_id = ? and revoked_at is null and expires_at > ? and expires_at <= ? and told < ?"
                + " returning " + COLUMNS, ApiKeySql::row, told, Scope.requireTenant(), now, before, told);
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(Sql.uuid(row, "id"), Sql.uuid(row, "owner"), row.getBoolean("service"), row.getBytes("name"), row.getString("hint"),
                List.of((String[]) row.getArray("scopes").getArray()), Sql.instant(row, "created_at"), Sql.instant(row, "expires_at"),
                Sql.instant(row, "last_used_at"), Sql.instant(row, "revoked_at"));
    }
}
