package io.entregent.dashboard;

import io.entregent.kernel.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Properties;
import java.util.UUID;

/**
 * {@code ./mvnw -Ptrail-bench -Dtrail.bench=io.entregent.dashboard.FiguresBench} beside a running demo: gives one new
 * tenant ten million decisions of thirty days (they stay: use a demo that is thrown away), waits until the portal has
 * counted them, and asks for the figures as the page does, while decisions are still being made.
 */
public final class FiguresBench {

    private static final int DECISIONS = Integer.getInteger("figures.decisions", 10_000_000);
    private static final int ASKED = 200;
    private static final int STEP = 1_000_000;
    private static final UUID TENANT = UUID.nameUUIDFromBytes(new byte[] {1, 2, 3, 4});

    private final Properties set = new Properties();

    private FiguresBench() throws IOException {
        try (var in = Files.newBufferedReader(Path.of(System.getProperty("trail.set", ".demo/addresses.properties")))) {
            set.load(in);
        }
    }

    public static void main(String[] arguments) throws Exception {
        FiguresBench bench = new FiguresBench();
        if (!Boolean.getBoolean("figures.there")) {
            bench.fill();
        }
        bench.untilCounted();
        for (int days : new int[] {1, 7, 30}) {
            bench.ask(days);
        }
        bench.compare();
    }

    private Connection connect(String user) throws SQLException {
        Connection connection = DriverManager.getConnection(set.getProperty("entregent.db.url"), set.getProperty("entregent.db." + user + ".user"),
                set.getProperty("entregent.db." + user + ".password"));
        connection.setAutoCommit(false);
        try (PreparedStatement scope = connection.prepareStatement("select set_config('app.tenant', ?, false)")) {
            scope.setString(1, TENANT.toString());
            scope.execute();
        }
        return connection;
    }

    private void fill() throws SQLException {
        try (Connection owner = connect("owner"); var statement = owner.createStatement()) {
            statement.execute("insert into tenant (id, slug, name, vertical, created_at) values ('" + TENANT + "', 'bench-decisions', 'bench', 'retail',"
                    + " now()) on conflict do nothing");
            owner.commit();
            long begin = System.nanoTime();
            for (long done = 0; done < DECISIONS; done += STEP) {
                statement.execute("insert into decision (tenant_id, id, at, verdict, allowed, held_until, code, version, rules, facts) select '" + TENANT
                        + "', uuidv7(), at, verdict, verdict = 'allow', case when verdict = 'hold' then at end, case when verdict <> 'allow' then"
                        + " (array['consent.missing','window.closed','content.sensitive','quiet.hours','template.notLive'])[1 + (n % 5)] end, 'bench',"
                        + " 'bench:passed', 'bench' from (select n, now() - interval '30 days' * (1 - (n + " + done + ") / " + DECISIONS + ".0) as at, (array['allow','allow','allow','allow',"
                        + "'allow','allow','allow','allow','refuse','hold'])[1 + (n % 10)] as verdict from generate_series(1, " + STEP + ") n) made");
                owner.commit();
            }
            statement.execute("delete from decision_hour where tenant_id = '" + TENANT + "'");
            statement.execute("delete from figure_state where tenant_id = '" + TENANT + "'");
            statement.execute("analyze decision");
            owner.commit();
            System.out.printf("%,d decisions are there (%.0f s)%n", DECISIONS, (System.nanoTime() - begin) / 1e9);
        }
    }

    private void untilCounted() throws SQLException, InterruptedException {
        long begin = System.nanoTime();
        try (Connection app = connect("app")) {
            while (count(app, "select count(*) from figure_state where tenant_id = '" + TENANT + "'") == 0) {
                app.commit();
                Thread.sleep(500);
            }
            System.out.printf("counted for the first time %.0f s later (a round begins each 30 s)%n", (System.nanoTime() - begin) / 1e9);
        }
    }

    private void ask(int days) throws SQLException {
        long[] micros = new long[ASKED];
        LocalDate today = LocalDate.now(ZoneId.of("Europe/Paris"));
        Span span = new Span(today.minusDays(days - 1L), today, ZoneId.of("Europe/Paris"));
        long rows = 0;
        try (Connection app = connect("app"); PreparedStatement ask = app.prepareStatement(DashboardSql.DECISIONS)) {
            for (int i = 0; i < ASKED; i++) {
                decide(app, i);
                long begin = System.nanoTime();
                rows = 0;
                bind(ask, span);
                try (ResultSet found = ask.executeQuery()) {
                    while (found.next()) {
                        rows++;
                    }
                }
                app.commit();
                micros[i] = (System.nanoTime() - begin) / 1000;
            }
        }
        Arrays.sort(micros);
        System.out.printf("%2d days: %d rows, median %.1f ms, p95 %.1f ms, slowest %.1f ms%n", days, rows, micros[ASKED / 2] / 1e3,
                micros[(int) (ASKED * 0.95)] / 1e3, micros[ASKED - 1] / 1e3);
    }

    private static void bind(PreparedStatement ask, Span span) throws SQLException {
        Object[] values = {TENANT, TENANT, Timestamp.from(span.begin()), Timestamp.from(span.end()), TENANT, Timestamp.from(span.begin()),
            Timestamp.from(span.end()), span.byHours() ? "hour" : "day", "Europe/Paris", "Europe/Paris"};
        for (int i = 0; i < values.length; i++) {
            ask.setObject(i + 1, values[i]);
        }
    }

    private static void decide(Connection app, int turn) throws SQLException {
        try (PreparedStatement insert = app.prepareStatement("insert into decision (tenant_id, id, at, verdict, allowed, version, rules, facts)"
                + " values (?, ?, ?, 'allow', true, 'bench', 'bench:passed', 'bench')")) {
            insert.setObject(1, TENANT);
            insert.setObject(2, UUID.randomUUID());
            insert.setTimestamp(3, Timestamp.from(Instant.now()));
            insert.executeUpdate();
        }
    }

    /** The same sum by counting every row. */
    private void compare() throws SQLException {
        Span span = new Span(LocalDate.now(ZoneId.of("Europe/Paris")).minusDays(29), LocalDate.now(ZoneId.of("Europe/Paris")),
                ZoneId.of("Europe/Paris"));
        try (Connection app = connect("app"); PreparedStatement ask = app.prepareStatement(DashboardSql.DECISIONS)) {
            long sum = 0;
            bind(ask, span);
            try (ResultSet found = ask.executeQuery()) {
                while (found.next()) {
                    sum += found.getLong("n");
                }
            }
            long begin = System.nanoTime();
            long rows = count(app, "select count(*) from decision where tenant_id = '" + TENANT + "' and at >= '" + span.begin() + "' and at < '"
                    + span.end() + "'");
            System.out.printf("figures say %,d, the rows are %,d (counted in %.0f ms)%n", sum, rows, (System.nanoTime() - begin) / 1e6);
        }
    }

    private static long count(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement(); ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
