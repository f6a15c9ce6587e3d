package io.entregent.kernel.jobs;

import io.entregent.kernel.db.Scope;
import io.entregent.kernel.db.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The queue's statements. The pump's scope sees tickets of all tenants, and nothing but tickets. */
@ApplicationScoped
class TicketSql {

    private static final String COLUMNS = "tenant_id, id, queue, ref, lane, attempts";

    @Inject
    private Sql sql;

    void add(String queue, String ref, String lane, Instant runAt, Instant now) {
        sql.update("insert into ticket (tenant_id, queue, ref, lane, run_at, created_at) values (?, ?, ?, ?, ?, ?)",
                Scope.requireTenant(), queue, ref, lane, runAt, now);
    }

    boolean hasten(String queue, String lane, Instant now) {
        return sql.update("update ticket set run_at = ? where tenant_id = ? and queue = ? and lane = ? and state = 'ready' and run_at > ?",
                now, Scope.requireTenant(), queue, lane, now) > 0;
    }

    boolean now(String queue, String ref, Instant now) {
        return sql.update("update ticket set run_at = ? where tenant_id = ? and queue = ? and ref = ? and state = 'ready' and run_at > ?",
                now, Scope.requireTenant(), queue, ref, now) > 0;
    }

    List<String> due(String[] queues, Instant now) {
        return sql.list("select q from unnest(?) q where exists (select 1 from ticket t where t.queue = q and t.state = 'ready' and t.run_at <= ?)",
                row -> row.getString(1), queues, now);
    }

    List<Ticket> claim(String queue, int most, Instant now, Instant leaseUntil) {
        return sql.list("""
                update ticket set state = 'leased', attempts = attempts + 1, lease_until = ?
                where (tenant_id, id) in (
                  select t.tenant_id, t.id from ticket t
                  where t.queue = ? and t.state = 'ready' and t.run_at <= ?
                    and (t.lane is null or not exists (
                      select 1 from ticket e where e.tenant_id = t.tenant_id and e.queue = t.queue
                        and e.lane = t.lane and e.id < t.id and e.state <> 'failed'))
                  order by t.run_at, t.id
                  for update of t skip locked limit ?)
                returning\s""" + COLUMNS, TicketSql::ticket, leaseUntil, queue, now, most);
    }

    boolean done(Ticket ticket) {
        return sql.update("delete from ticket where tenant_id = ? and id = ?", ticket.tenant(), ticket.id()) == 1;
    }

    /** @return those that were there */
    List<Ticket> done(List<Ticket> some) {
        String ids = some.stream().map(ticket -> Long.toString(ticket.id())).collect(Collectors.joining(","));
        Set<Long> there = new HashSet<>(sql.list("delete from ticket where tenant_id = ? and id = any(string_to_array(?, ',')::bigint[])"
                + " returning id", row -> row.getLong(1), Scope.requireTenant(), ids));
        return some.stream().filter(ticket -> there.contains(ticket.id())).toList();
    }

    void later(Ticket ticket, Instant runAt, String error) {
        sql.update("update ticket set state = 'ready', lease_until = null, run_at = ?, error = ?"
                + " where tenant_id = ? and id = ?", runAt, error, ticket.tenant(), ticket.id());
    }

    void fail(Ticket ticket, String error) {
        sql.update("update ticket set state = 'failed', lease_until = null, error = ? where tenant_id = ? and id = ?",
                error, ticket.tenant(), ticket.id());
    }

    int returnExpired(Instant now) {
        return sql.update("update ticket set state = 'ready', lease_until = null where state = 'leased' and lease_until < ?",
                now);
    }

    List<FailedTicket> failed(int most) {
        return sql.list("select " + COLUMNS + ", error, created_at from ticket where state = 'failed' order by id desc limit ?",
                row -> new FailedTicket(ticket(row), row.getString("error"), Sql.instant(row, "created_at")), most);
    }

    boolean retry(long id, Instant now) {
        return sql.update("update ticket set state = 'ready', attempts = 0, run_at = ? where id = ? and state = 'failed'",
                now, id) == 1;
    }

    Map<String, Long> countByState() {
        return sql.list("select state, count(*) as n from ticket group by state",
                        row -> Map.entry(row.getString("state"), row.getLong("n")))
                .stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Ticket ticket(ResultSet row) throws SQLException {
        return new Ticket(Sql.uuid(row, "tenant_id"), row.getLong("id"), row.getString("queue"),
                row.getString("ref"), row.getString("lane"), row.getInt("attempts"));
    }
}
