package io.entregent.webhook;

import io.entregent.kernel.Cursor;
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

/** Events and their deliveries, of the current tenant. */
@ApplicationScoped
class DeliverySql {

    private static final String SELECT = "select d.id, d.webhook_id, d.event_id, e.kind, d.state, d.attempts, d.status, d.millis, d.trouble,"
            + " d.queued_at, d.tried_at, d.next_at, e.body from webhook_delivery d join webhook_event e on e.tenant_id = d.tenant_id and e.id = d.event_id ";

    /** @param webhook to which it goes */
    record Row(UUID webhook, Delivery delivery) {
    }

    @Inject
    private Sql sql;

    void addEvent(UUID id, String kind, String body, Instant at) {
        sql.update("insert into webhook_event (tenant_id, id, kind, body, at) values (?, ?, ?, ?, ?)", Scope.requireTenant(), id, kind, body, at);
    }

    void add(UUID id, UUID webhook, UUID event, Instant now) {
        sql.update("insert into webhook_delivery (tenant_id, id, webhook_id, event_id, state, queued_at, next_at) values (?, ?, ?, ?, 'waiting', ?, ?)",
                Scope.requireTenant(), id, webhook, event, now, now);
    }

    Optional<Row> find(UUID id) {
        return sql.first(SELECT + "where d.id = ?", DeliverySql::row, id);
    }

    /** @param after null to begin */
    List<Delivery> newest(UUID webhook, Cursor after, int most) {
        String order = " order by d.queued_at desc, d.id desc limit ?";
        return after == null ? sql.list(SELECT + "where d.webhook_id = ?" + order, row -> row(row).delivery(), webhook, most)
                : sql.list(SELECT + "where d.webhook_id = ? and (d.queued_at, d.id) < (?, ?)" + order, row -> row(row).delivery(), webhook, after.at(),
                        after.id(), most);
    }

    List<UUID> failedEvents(UUID webhook, int most) {
        return sql.list("select distinct event_id from webhook_delivery d where webhook_id = ? and state in ('failed', 'dropped') and not exists"
                + " (select 1 from webhook_delivery o where o.tenant_id = d.tenant_id and o.webhook_id = d.webhook_id and o.event_id = d.event_id"
                + " and o.state in ('waiting', 'delivered')) limit ?", row -> Sql.uuid(row, "event_id"), webhook, most);
    }

    void delivered(UUID id, int status, int millis, Instant now) {
        sql.update("update webhook_delivery set state = 'delivered', attempts = attempts + 1, status = ?, millis = ?, trouble = null, tried_at = ?,"
                + " next_at = null where id = ?", status, millis, now, id);
    }

    void missed(UUID id, Integer status, int millis, String trouble, Instant now, Instant nextAt) {
        sql.update("update webhook_delivery set state = ?, attempts = attempts + 1, status = ?, millis = ?, trouble = ?, tried_at = ?, next_at = ?"
                + " where id = ?", nextAt == null ? "failed" : "waiting", status, millis, trouble, now, nextAt, id);
    }

    void drop(UUID id) {
        sql.update("update webhook_delivery set state = 'dropped', next_at = null where id = ? and state = 'waiting'", id);
    }

    void forget(Instant before) {
        sql.update("delete from webhook_event e where at < ? and not exists (select 1 from webhook_delivery d where d.tenant_id = e.tenant_id"
                + " and d.event_id = e.id and d.state = 'waiting')", before);
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(Sql.uuid(row, "webhook_id"), new Delivery(Sql.uuid(row, "id"), Sql.uuid(row, "event_id"), row.getString("kind"),
                row.getString("state"), row.getInt("attempts"), number(row, "status"), number(row, "millis"), row.getString("trouble"),
                Sql.instant(row, "queued_at"), Sql.instant(row, "tried_at"), Sql.instant(row, "next_at"), row.getString("body")));
    }

    private static Integer number(ResultSet row, String column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? null : value;
    }
}
