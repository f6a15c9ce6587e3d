package io.entregent.channel;

import io.entregent.kernel.Ids;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import javax.sql.DataSource;

/**
 * The journal's inserts: plain JDBC on its own connections, so that a busy portal cannot starve them.
 * A row and its ticket come in one statement: there is never one without the other.
 */
@ApplicationScoped
class JournalTable {

    private static final int SECONDS = 10;

    private static final String DELIVERIES = """
            with fresh as (
              insert into webhook_journal (tenant_id, digest, channel, updates, body, received_at)
              select t, d, c, u, b, ? from unnest(?::uuid[], ?::bytea[], ?::text[], ?::int[], ?::bytea[]) as row (t, d, c, u, b)
              on conflict do nothing
              returning tenant_id, digest)
            insert into ticket (tenant_id, queue, ref, run_at, created_at)
            select tenant_id, ?, encode(digest, 'hex'), ?, ? from fresh""";

    private static final String QUARANTINE = """
            insert into webhook_quarantine (id, digest, channel, reason, business_id, account_id, updates, body, received_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""";

    @Resource(lookup = "java:jboss/datasources/JournalDS")
    private DataSource connections;

    @Inject
    private Clock clock;

    void insert(List<Journal.Entry> entries) throws SQLException {
        List<Journal.ForTenant> known = only(entries, Journal.ForTenant.class);
        List<Journal.ForQuarantine> unplaced = only(entries, Journal.ForQuarantine.class);
        try (Connection connection = connections.getConnection()) {
            connection.setAutoCommit(false);
            try {
                enterScope(connection);
                if (!known.isEmpty()) {
                    insertDeliveries(connection, known);
                }
                if (!unplaced.isEmpty()) {
                    insertQuarantine(connection, unplaced);
                }
                connection.commit();
            } catch (SQLException | RuntimeException trouble) {
                connection.rollback();
                throw trouble;
            }
        }
    }

    private static void enterScope(Connection connection) throws SQLException {
        try (PreparedStatement set = connection.prepareStatement(
                "select set_config('app.tenant', '', true), set_config('app.user', '', true), set_config('app.scope', 'router', true)")) {
            set.execute();
        }
    }

    private void insertDeliveries(Connection connection, List<Journal.ForTenant> rows) throws SQLException {
        Timestamp now = Timestamp.from(clock.instant());
        try (PreparedStatement insert = connection.prepareStatement(DELIVERIES)) {
            insert.setQueryTimeout(SECONDS);
            insert.setTimestamp(1, now);
            insert.setArray(2, connection.createArrayOf("uuid", column(rows, Journal.ForTenant::tenant)));
            insert.setArray(3, connection.createArrayOf("bytea", column(rows, Journal.ForTenant::digest, byte[][]::new)));
            insert.setArray(4, connection.createArrayOf("text", column(rows, Journal.ForTenant::channel)));
            insert.setArray(5, connection.createArrayOf("int4", column(rows, Journal.ForTenant::updates)));
            insert.setArray(6, connection.createArrayOf("bytea", column(rows, Journal.ForTenant::body, byte[][]::new)));
            insert.setString(7, Journal.QUEUE);
            insert.setTimestamp(8, now);
            insert.setTimestamp(9, now);
            insert.executeUpdate();
        }
    }

    private void insertQuarantine(Connection connection, List<Journal.ForQuarantine> rows) throws SQLException {
        Timestamp now = Timestamp.from(clock.instant());
        try (PreparedStatement insert = connection.prepareStatement(QUARANTINE)) {
            insert.setQueryTimeout(SECONDS);
            for (Journal.ForQuarantine row : rows) {
                insert.setObject(1, Ids.next());
                insert.setBytes(2, row.digest());
                insert.setString(3, row.channel());
                insert.setString(4, row.reason());
                insert.setString(5, row.businessId());
                insert.setString(6, row.accountId());
                insert.setInt(7, row.updates());
                insert.setBytes(8, row.body());
                insert.setTimestamp(9, now);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static <E extends Journal.Entry> List<E> only(List<Journal.Entry> entries, Class<E> kind) {
        return entries.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private static <R> Object[] column(List<R> rows, Function<R, Object> value) {
        return rows.stream().map(value).toArray();
    }

    private static <R> byte[][] column(List<R> rows, Function<R, byte[]> value, IntFunction<byte[][]> array) {
        return rows.stream().map(value).toArray(array);
    }
}
