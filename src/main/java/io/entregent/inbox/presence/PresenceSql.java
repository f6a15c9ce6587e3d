package io.entregent.inbox.presence;

import io.entregent.kernel.db.Scope;
import io.entregent.kernel.db.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Rows that mean something for seconds only. */
@ApplicationScoped
class PresenceSql {

    record Row(UUID user, boolean typing) {
    }

    @Inject
    private Sql sql;

    /** @return true if others would see a difference */
    boolean put(UUID conversation, UUID user, boolean typing, Instant now, Instant expired) {
        boolean same = sql.first("select 1 from presence where tenant_id = ? and conversation_id = ? and user_id = ?"
                + " and typing = ? and seen_at > ?", row -> true, Scope.requireTenant(), conversation, user, typing, expired)
                .orElse(false);
        sql.update("insert into presence (tenant_id, conversation_id, user_id, typing, seen_at) values (?, ?, ?, ?, ?)"
                + " on conflict (tenant_id, conversation_id, user_id) do update"
                + " set typing = excluded.typing, seen_at = excluded.seen_at",
                Scope.requireTenant(), conversation, user, typing, now);
        return !same;
    }

    boolean remove(UUID conversation, UUID user) {
        return sql.update("delete from presence where tenant_id = ? and conversation_id = ? and user_id = ?",
                Scope.requireTenant(), conversation, user) == 1;
    }

    List<Row> others(UUID conversation, UUID me, Instant since) {
        return sql.list("select user_id, typing from presence where tenant_id = ? and conversation_id = ? and user_id <> ?"
                + " and seen_at > ? order by user_id", row -> new Row(Sql.uuid(row, "user_id"), row.getBoolean("typing")),
                Scope.requireTenant(), conversation, me, since);
    }
}
