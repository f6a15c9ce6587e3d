package io.entregent.channel;

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

/** Accounts, and the events that are about no message. The scope "router" sees accounts of all tenants. */
@ApplicationScoped
class ChannelSql {

    private static final String COLUMNS = "tenant_id, id, channel, business_id, account_id, display_name";

    private static final String INLETS = "select tenant_id, id, channel, account_id, account_id, name from channel_inlet";

    @Inject
    private Sql sql;

    Optional<ChannelAccount> account(UUID id) {
        return sql.first("select " + COLUMNS + " from channel_account where id = ? union all " + INLETS + " where id = ?",
                ChannelSql::account, id, id);
    }

    List<ChannelAccount> accounts() {
        return sql.list("select " + COLUMNS + " from channel_account where disconnected_at is null order by connected_at, id",
                ChannelSql::account);
    }

    /** All that is heard: those from which is written, and those that only tell of wishes. */
    List<ChannelAccount> heard() {
        return sql.list("select " + COLUMNS + " from channel_account where disconnected_at is null union all " + INLETS
                + " where disconnected_at is null", ChannelSql::account);
    }

    /** In the scope "router": the accounts below a business id, of whichever tenant. */
    List<ChannelAccount> ofBusiness(String channel, String business) {
        return sql.list("select " + COLUMNS + " from channel_account where channel = ? and business_id = ? and disconnected_at is null"
                + " order by connected_at, id", ChannelSql::account, channel, business);
    }

    Optional<byte[]> token(UUID account) {
        return sql.first("select token from channel_account where id = ? and disconnected_at is null", row -> row.getBytes(1), account);
    }

    /** @return false if another tenant holds the business id */
    boolean claimBusiness(Channels.NewAccount wanted) {
        sql.update("insert into channel_business (tenant_id, channel, business_id) values (?, ?, ?) on conflict do nothing",
                Scope.requireTenant(), wanted.channel(), wanted.businessId());
        return sql.first("select 1 from channel_business where channel = ? and business_id = ?", row -> 1,
                wanted.channel(), wanted.businessId()).isPresent();
    }

    /** @return empty if the number is held elsewhere */
    Optional<ChannelAccount> put(UUID idIfNew, Channels.NewAccount wanted, byte[] token, Instant now) {
        sql.update("insert into channel_account (" + COLUMNS + ", token, connected_at) values (?, ?, ?, ?, ?, ?, ?, ?)"
                        + " on conflict do nothing", Scope.requireTenant(), idIfNew, wanted.channel(),
                wanted.businessId(), wanted.accountId(), wanted.displayName(), token, now);
        sql.update("update channel_account set display_name = ?, token = ?, disconnected_at = null where channel = ? and account_id = ? and business_id = ?",
                wanted.displayName(), token, wanted.channel(), wanted.accountId(), wanted.businessId());
        return sql.first("select " + COLUMNS + " from channel_account where channel = ? and account_id = ? and business_id = ?",
                ChannelSql::account, wanted.channel(), wanted.accountId(), wanted.businessId());
    }

    /** The tokens go; the account stays, because messages name it, and may be connected by another tenant. */
    void disconnect(UUID account, Instant now) {
        sql.update("update channel_account set disconnected_at = ?, token = ''::bytea where id = ? and disconnected_at is null", now, account);
    }

    /** For good: another tenant may connect these numbers from now on. */
    void release(Instant now) {
        sql.update("update channel_account set released_at = ? where released_at is null", now);
        sql.update("update channel_business set released_at = ? where released_at is null", now);
    }

    void keepEvent(byte[] digest, String channel, String field, String reason, byte[] raw, Instant now) {
        sql.update("insert into channel_event (tenant_id, digest, channel, field, reason, raw, at) values (?, ?, ?, ?, ?, ?, ?)"
                + " on conflict do nothing", Scope.requireTenant(), digest, channel, field, reason, raw, now);
    }

    /** What was kept, sealed. */
    record Event(byte[] digest, byte[] raw) {
    }

    List<Event> events() {
        return sql.list("select digest, raw from channel_event where tenant_id = ?",
                row -> new Event(row.getBytes("digest"), row.getBytes("raw")), Scope.requireTenant());
    }

    void deleteEvent(byte[] digest) {
        sql.update("delete from channel_event where tenant_id = ? and digest = ?", Scope.requireTenant(), digest);
    }

    void deleteEvents(Instant before) {
        sql.update("delete from channel_event where tenant_id = ? and at < ?", Scope.requireTenant(), before);
    }

    private static ChannelAccount account(ResultSet row) throws SQLException {
        return new ChannelAccount(Sql.uuid(row, "id"), Sql.uuid(row, "tenant_id"), row.getString("channel"),
                row.getString("business_id"), row.getString("account_id"), row.getString("display_name"));
    }
}
