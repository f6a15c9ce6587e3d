package io.entregent.load;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** What the database has to say: how much is stored, how much still waits, how fast bare inserts are. */
final class Books implements AutoCloseable {

    private final Properties running;
    private final Connection connection;

    Books(Properties running) throws SQLException {
        this.running = running;
        connection = connect();
        try (Statement set = connection.createStatement()) {
            set.execute("set app.scope = 'router'");
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(running.getProperty("entregent.db.url"),
                running.getProperty("entregent.db.owner.user"), running.getProperty("entregent.db.owner.password"));
    }

    long deliveries() throws SQLException {
        return number("select count(*) from webhook_journal");
    }

    /** Messages that people wrote, of all tenants. */
    long messages() throws SQLException {
        long sum = 0;
        try (Statement statement = connection.createStatement()) {
            for (String tenant : tenants()) {
                statement.execute("set app.tenant = '" + tenant + "'");
                sum += number("select count(*) from message where direction = 'in'");
            }
            statement.execute("set app.tenant = ''");
        }
        return sum;
    }

    private List<String> tenants() throws SQLException {
        List<String> ids = new ArrayList<>();
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery("select id from tenant")) {
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
        }
        return ids;
    }

    private long waiting() throws SQLException {
        return number("select count(*) from webhook_journal where done_at is null");
    }

    private long number(String query) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Waits until all that is stored has had its effects. */
    String awaitDrained(int seconds) throws Exception {
        long start = System.nanoTime();
        long first = waiting();
        long open = first;
        while (open > 0 && System.nanoTime() - start < seconds * 1_000_000_000L) {
            Thread.sleep(200);
            open = waiting();
        }
        double took = (System.nanoTime() - start) / 1e9;
        return String.format(Locale.ROOT, "%d deliveries still waited at the end of the load; %s after %.1f s (%.0f deliveries/s)",
                first, open == 0 ? "worked off" : open + " are left", took, (first - open) / took);
    }

    /** Rows of the journal's size into a plain table: what this disk and this database can do at all. */
    String bareInserts(int bytes, int rowsPerCommit, int connections, int seconds) throws Exception {
        try (Statement statement = connection.createStatement()) {
            statement.execute("drop table if exists load_bare");
            statement.execute("create table load_bare (tenant_id uuid, digest bytea, body bytea, received_at timestamptz,"
                    + " primary key (tenant_id, digest))");
        }
        AtomicLong rows = new AtomicLong();
        long start = System.nanoTime();
        long end = start + seconds * 1_000_000_000L;
        Thread[] threads = new Thread[connections];
        for (int i = 0; i < connections; i++) {
            threads[i] = new Thread(() -> insert(bytes, rowsPerCommit, end, rows));
            threads[i].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        double took = (System.nanoTime() - start) / 1e9;
        try (Statement statement = connection.createStatement()) {
            statement.execute("drop table load_bare");
        }
        return String.format(Locale.ROOT, "bare JDBC inserts of %d bytes, %d a commit, %d connections: %.0f rows/s",
                bytes, rowsPerCommit, connections, rows.get() / took);
    }

    private void insert(int bytes, int rowsPerCommit, long end, AtomicLong rows) {
        Random random = new Random();
        byte[] body = new byte[bytes];
        byte[] digest = new byte[32];
        UUID tenant = new UUID(1, 2);
        try (Connection own = connect(); PreparedStatement insert = own.prepareStatement(
                "insert into load_bare values (?, ?, ?, now())")) {
            own.setAutoCommit(false);
            while (System.nanoTime() < end) {
                for (int i = 0; i < rowsPerCommit; i++) {
                    random.nextBytes(body);
                    random.nextBytes(digest);
                    insert.setObject(1, tenant);
                    insert.setBytes(2, digest.clone());
                    insert.setBytes(3, body.clone());
                    insert.addBatch();
                }
                insert.executeBatch();
                own.commit();
                rows.addAndGet(rowsPerCommit);
            }
        } catch (SQLException trouble) {
            throw new IllegalStateException(trouble);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
