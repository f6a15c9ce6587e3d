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

/** Invitations of the current tenant. */
@ApplicationScoped
class InvitationSql {

    private static final String COLUMNS = "id, address, roles, state, trouble, invited_by, asked_at";

    /** @param address sealed */
    record Row(UUID id, byte[] address, List<String> roles, String state, String trouble, UUID by, Instant askedAt) {
    }

    @Inject
    private Sql sql;

    /** @return false if the address is invited already */
    boolean add(UUID id, byte[] address, byte[] digest, List<String> roles, UUID by, Instant now) {
        return sql.update("insert into invitation (tenant_id, id, address, digest, roles, state, invited_by, asked_at)"
                        + " values (?, ?, ?, ?, ?, 'asked', ?, ?) on conflict do nothing", Scope.requireTenant(), id, address, digest,
                roles.toArray(String[]::new), by, now) == 1;
    }

    List<Row> open() {
        return sql.list("select " + COLUMNS + " from invitation where state in ('asked', 'sent') order by asked_at", InvitationSql::row);
    }

    Optional<Row> find(UUID id) {
        return sql.first("select " + COLUMNS + " from invitation where id = ?", InvitationSql::row, id);
    }

    Optional<Row> openFor(byte[] digest) {
        return sql.first("select " + COLUMNS + " from invitation where digest = ? and state in ('asked', 'sent') for update",
                InvitationSql::row, digest);
    }

    boolean sent(UUID id, Instant now) {
        return sql.update("update invitation set state = 'sent', sent_at = ?, trouble = null where id = ? and state = 'asked'", now, id) == 1;
    }

    void trouble(UUID id, String code) {
        sql.update("update invitation set trouble = ? where id = ? and state = 'asked'", code, id);
    }

    boolean end(UUID id, String state, Instant now) {
        return sql.update("update invitation set state = ?, ended_at = ? where id = ? and state in ('asked', 'sent')", state, now, id) == 1;
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(Sql.uuid(row, "id"), row.getBytes("address"), List.of((String[]) row.getArray("roles").getArray()),
                row.getString("state"), row.getString("trouble"), Sql.uuid(row, "invited_by"), Sql.instant(row, "asked_at"));
    }
}
