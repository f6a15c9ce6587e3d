package io.entregent.channel.inlet;

import io.entregent.kernel.db.Scope;
import io.entregent.kernel.db.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Where inlets lie. The scope "router" sees those of all tenants. */
@ApplicationScoped
class InletSql {

    private static final String SELECT = "select tenant_id, id, channel, account_id, name, audience, connected_at, secret from channel_inlet"
            + " where disconnected_at is null";

    /** @param secret sealed by the inlet's tenant */
    record Stored(Inlet inlet, byte[] secret) {
    }

    @Inject
    private Sql sql;

    List<Inlet> all() {
        return sql.list(SELECT + " and tenant_id = ? order by channel, name, id", row -> stored(row).inlet(), Scope.requireTenant());
    }

    List<Stored> anywhere(String channel, Set<String> accountIds) {
        return sql.list(SELECT + " and channel = ? and account_id = any(?) order by tenant_id, id", InletSql::stored, channel,
                accountIds.toArray(String[]::new));
    }

    List<Stored> anywhere(String channel, UUID id) {
        return sql.list(SELECT + " and channel = ? and id = ?", InletSql::stored, channel, id);
    }

    List<Stored> marked(String channel, String mark) {
        return sql.list(SELECT + " and channel = ? and mark = ? order by tenant_id, id", InletSql::stored, channel, mark);
    }

    /** @return the id: an account that was there before keeps its own */
    UUID put(UUID idIfNew, Inlets.Wanted wanted, byte[] secret, String mark, Instant now) {
        return sql.first("insert into channel_inlet (tenant_id, id, channel, account_id, name, audience, secret, mark, connected_at)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict on constraint channel_inlet_once do update set name = excluded.name,"
                + " audience = excluded.audience, secret = excluded.secret, mark = excluded.mark, disconnected_at = null returning id",
                row -> Sql.uuid(row, "id"), Scope.requireTenant(), idIfNew, wanted.channel(), wanted.accountId(), wanted.name(), wanted.audience(),
                secret, mark, now).orElseThrow();
    }

    /** The secret goes; the row stays, because events of the ledger name it. */
    boolean disconnect(UUID id, Instant now) {
        return sql.update("update channel_inlet set disconnected_at = ?, secret = ''::bytea, mark = null"
                + " where tenant_id = ? and id = ? and disconnected_at is null", now, Scope.requireTenant(), id) == 1;
    }

    private static Stored stored(ResultSet row) throws SQLException {
        return new Stored(new Inlet(Sql.uuid(row, "id"), Sql.uuid(row, "tenant_id"), row.getString("channel"), row.getString("account_id"),
                row.getString("name"), row.getString("audience"), Sql.instant(row, "connected_at")), row.getBytes("secret"));
    }
}
