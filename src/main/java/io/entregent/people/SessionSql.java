package io.entregent.people;

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

/** Logins of the current tenant. */
@ApplicationScoped
class SessionSql {

    private static final String COLUMNS = "id, user_id, agent, address, began_at, seen_at, revoked_at";

    /** @param agent and address are sealed */
    record Row(UUID id, UUID user, byte[] agent, byte[] address, Instant beganAt, Instant seenAt, Instant revokedAt) {
    }

    @Inject
    private Sql sql;

    Optional<Row> byDigest(byte[] digest) {
        return sql.first("select " + COLUMNS + " from login_session where digest = ?", SessionSql::row, digest);
    }

    void add(UUID id, UUID user, byte[] digest, byte[] agent, byte[] address, byte[] refresh, Instant now) {
        sql.update("insert into login_session (tenant_id, id, user_id, digest, agent, address, refresh, began_at, seen_at)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing", Scope.requireTenant(), id, user, digest, agent, address, refresh, now, now);
    }

    void seen(UUID id, byte[] address, byte[] refresh, Instant now) {
        sql.update("update login_session set seen_at = ?, address = ?, refresh = ? where id = ? and revoked_at is null", now, address, refresh, id);
    }

    /** With what the realm ends a login that was ended here and is not ended there yet. */
    Optional<byte[]> parting(UUID id) {
        return sql.first("select refresh from login_session where id = ? and revoked_at is not null and refresh is not null", row -> row.getBytes(1), id);
    }

    void parted(UUID id) {
        sql.update("update login_session set refresh = null where id = ?", id);
    }

    /** Those seen since, newest first; of everybody where no user is given. */
    List<Row> open(UUID user, Instant since) {
        return sql.list("select " + COLUMNS + " from login_session where revoked_at is null and seen_at > ? and (?::uuid is null or user_id = ?)"
                + " order by seen_at desc, id", SessionSql::row, since, user, user);
    }

    Optional<Row> find(UUID id) {
        return sql.first("select " + COLUMNS + " from login_session where id = ? and revoked_at is null", SessionSql::row, id);
    }

    boolean revoke(UUID id, Instant now) {
        return sql.update("update login_session set revoked_at = ? where id = ? and revoked_at is null", now, id) == 1;
    }

    void forget(Instant before) {
        sql.update("delete from login_session where seen_at < ?", before);
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(Sql.uuid(row, "id"), Sql.uuid(row, "user_id"), row.getBytes("agent"), row.getBytes("address"), Sql.instant(row, "began_at"),
                Sql.instant(row, "seen_at"), Sql.instant(row, "revoked_at"));
    }
}
