package io.entregent.webhook;

import io.entregent.kernel.db.Scope;
import io.entregent.kernel.db.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Webhooks of the current tenant. */
@ApplicationScoped
class WebhookSql {

    private static final String COLUMNS = "id, address, kinds, secret, old_secret, old_until, state, created_at";

    /** Address and secrets are sealed. */
    record Row(UUID id, byte[] address, List<String> kinds, byte[] secret, byte[] oldSecret, Instant oldUntil, Webhook.State state,
            Instant createdAt) {
    }

    @Inject
    private Sql sql;

    void add(UUID id, byte[] address, List<String> kinds, byte[] secret, UUID by, Instant now) {
        sql.update("insert into webhook (tenant_id, id, address, kinds, secret, state, created_by, created_at) values (?, ?, ?, ?, ?, 'on', ?, ?)",
                Scope.requireTenant(), id, address, kinds.toArray(String[]::new), secret, by, now);
    }

    List<Row> all() {
        return sql.list("select " + COLUMNS + " from webhook where removed_at is null order by created_at, id", WebhookSql::row);
    }

    Optional<Row> find(UUID id) {
        return sql.first("select " + COLUMNS + " from webhook where id = ? and removed_at is null", WebhookSql::row, id);
    }

    List<UUID> listening(String kind) {
        return sql.list("select id from webhook where removed_at is null and state <> 'off' and ? = any (kinds)", row -> Sql.uuid(row, "id"), kind);
    }

    boolean anyListens() {
        return sql.first("select 1 from webhook where removed_at is null and state <> 'off' limit 1", row -> true).orElse(false);
    }

    boolean change(UUID id, byte[] address, List<String> kinds) {
        return sql.update("update webhook set address = ?, kinds = ? where id = ? and removed_at is null", address, kinds.toArray(String[]::new), id) == 1;
    }

    void secret(UUID id, byte[] secret, Instant oldUntil) {
        sql.update("update webhook set old_secret = secret, old_until = ?, secret = ? where id = ?", oldUntil, secret, id);
    }

    /** @return whether it was in another state before */
    boolean state(UUID id, Webhook.State state) {
        String word = state.name().toLowerCase(Locale.ROOT);
        return sql.update("update webhook set state = ? where id = ? and state <> ?", word, id, word) == 1;
    }

    boolean remove(UUID id, Instant now) {
        return sql.update("update webhook set removed_at = ?, state = 'off' where id = ? and removed_at is null", now, id) == 1;
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(Sql.uuid(row, "id"), row.getBytes("address"), List.of((String[]) row.getArray("kinds").getArray()), row.getBytes("secret"),
                row.getBytes("old_secret"), Sql.instant(row, "old_until"), Webhook.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                Sql.instant(row, "created_at"));
    }
}
