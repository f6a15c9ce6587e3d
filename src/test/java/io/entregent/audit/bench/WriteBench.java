package io.entregent.audit.bench;

import io.entregent.kernel.Ids;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/**
 * {@code ./mvnw -Ptrail-bench -Dtrail.bench=io.entregent.audit.bench.WriteBench} while a demo runs: what an audit
 * entry adds to a business transaction at 2,000 entries a second, beside a statement that does nothing and a second bare row,
 * which no record of anything can do without, and beside a naive chain of hashes in one row per entry.
 */
public final class WriteBench {

    private static final int THREADS = 16;
    /** Entries, or rows in their place, in each transaction: the portal's own have one each where people act and many where platforms tell it things. */
    private static final int EACH = Integer.getInteger("trail.each", 1);
    /** Transactions, so that there are as many entries as were asked for. */
    private static final int PER_SECOND = Integer.getInteger("trail.rate", 2000) / EACH;
    private static final int SECONDS = Integer.getInteger("trail.seconds", 4);
    private static final int SETTLED = 4;
    private static final int WAL_IN_STAT_IO = 18;
    private static final int ROUNDS = Integer.getInteger("trail.rounds", 3);

    private enum Kind { BUSINESS_ONLY, WITH_NOTHING, WITH_SECOND_ROW, WITH_ENTRY, WITH_HASH_CHAIN }

    /** All, or those named in {@code -Dtrail.kinds}, with commas between: fewer kinds take more turns in the same time. */
    private static final Set<Kind> KINDS = System.getProperty("trail.kinds") == null ? EnumSet.allOf(Kind.class)
            : Arrays.stream(System.getProperty("trail.kinds").split(",")).map(Kind::valueOf).collect(Collectors.toCollection(() -> EnumSet.noneOf(Kind.class)));

    private static final com.sun.management.OperatingSystemMXBean MACHINE =
            ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);

    private final Properties set = new Properties();
    /** Kept all the time, as a pool keeps them: what a new one costs the database at first is not what an entry costs. */
    private final List<Connection> connections = new ArrayList<>();

    private WriteBench() throws IOException {
        try (var in = Files.newBufferedReader(Path.of(System.getProperty("trail.set", ".demo/addresses.properties")))) {
            set.load(in);
        }
    }

    public static void main(String[] arguments) throws Exception {
        WriteBench bench = new WriteBench();
        bench.prepare();
        try {
            for (int tenants : new int[] {1, 50}) {
                bench.measure(tenants);
            }
        } finally {
            for (Connection connection : bench.connections) {
                connection.close();
            }
            bench.clear();
        }
    }

    private Connection connect(String user) throws SQLException {
        return DriverManager.getConnection(set.getProperty("entregent.db.url"), set.getProperty("entregent.db." + user + ".user"),
                set.getProperty("entregent.db." + user + ".password"));
    }

    private void prepare() throws SQLException {
        try (Connection owner = connect("owner"); var statement = owner.createStatement()) {
            statement.execute("create table if not exists bench_business (id uuid primary key, tenant_id uuid, body bytea)");
            statement.execute("create table if not exists bench_second (id uuid primary key, tenant_id uuid, body bytea)");
            statement.execute("create table if not exists bench_chain (tenant_id uuid, seq bigint, hash bytea, entry bytea, primary key (tenant_id, seq))");
            statement.execute("create table if not exists bench_head (tenant_id uuid primary key, seq bigint, hash bytea)");
            statement.execute("grant select, insert, update on bench_business, bench_second, bench_chain, bench_head to entregent_app");
            for (int i = 0; i < 50; i++) {
                statement.execute("insert into tenant (id, slug, name, vertical, created_at) values ('" + tenant(i) + "', 'bench-" + i
                        + "', 'bench', 'retail', now()) on conflict do nothing");
                statement.execute("insert into bench_head values ('" + tenant(i) + "', 0, '\\x00') on conflict do nothing");
            }
        }
        for (int t = 0; t < THREADS; t++) {
            Connection connection = connect("app");
            connection.setAutoCommit(false);
            connections.add(connection);
        }
    }

    private void clear() throws SQLException {
        try (Connection owner = connect("owner"); var statement = owner.createStatement()) {
            statement.execute("drop table bench_business, bench_second, bench_chain, bench_head");
        }
    }

    private static UUID tenant(int i) {
        return UUID.nameUUIDFromBytes(("bench " + i).getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * In turns, so that whatever else the machine does falls on all alike; what each takes beside the bare row is a ratio of one run.
     * The first turn of each is not counted: it would measure the compiler and connections that are new.
     */
    private void measure(int tenants) throws InterruptedException, SQLException {
        Map<Kind, List<long[]>> times = new EnumMap<>(Kind.class);
        Map<Kind, Double> seconds = new EnumMap<>(Kind.class);
        Map<Kind, Double> busy = new EnumMap<>(Kind.class);
        Map<Kind, Long> fresh = new EnumMap<>(Kind.class);
        for (Kind kind : KINDS) {
            run(kind, tenants);
        }
        for (int round = 0; round < ROUNDS; round++) {
            for (Kind kind : KINDS) {
                // The load of a machine is that since the last time somebody asked.
                MACHINE.getCpuLoad();
                long begin = System.nanoTime();
                long segments = segments();
                times.computeIfAbsent(kind, any -> new ArrayList<>()).add(run(kind, tenants));
                seconds.merge(kind, (System.nanoTime() - begin) / 1e9, Double::sum);
                busy.merge(kind, MACHINE.getCpuLoad() / ROUNDS, Double::sum);
                fresh.merge(kind, segments() - segments, Long::sum);
                if (kind == Kind.WITH_ENTRY) {
                    // What is numbered and signed afterwards would fall on the next kind.
                    TimeUnit.SECONDS.sleep(SETTLED);
                }
            }
        }
        double bare = 0;
        double bareTail = 0;
        double bareTurn = 0;
        for (Kind kind : KINDS) {
            long[] micros = times.get(kind).stream().flatMapToLong(Arrays::stream).sorted().toArray();
            double median = micros[micros.length / 2] / 1e3;
            double tail = tail(micros);
            // A disturbance of the machine falls on one turn of one kind: the middle one of all turns does not see it.
            double turn = times.get(kind).stream().mapToDouble(one -> tail(Arrays.stream(one).sorted().toArray())).sorted().toArray()[ROUNDS / 2];
            bare = kind == Kind.BUSINESS_ONLY ? median : bare;
            bareTail = kind == Kind.BUSINESS_ONLY ? tail : bareTail;
            bareTurn = kind == Kind.BUSINESS_ONLY ? turn : bareTurn;
            System.out.printf("%-16s %2d tenants: %,.0f transactions/s, median %.1f ms (%.2f of the bare row), p95 %.1f ms, p99 %.1f ms (%+.1f),"
                    + " p99 of the middle turn %.1f ms (%+.1f), processors %.0f %% busy, %d new segments of the WAL%n",
                    kind, tenants, micros.length / seconds.get(kind), median, median / bare, micros[(int) (micros.length * 0.95)] / 1e3,
                    tail, tail - bareTail, turn, turn - bareTurn, busy.get(kind) * 100, fresh.get(kind));
        }
    }

    /**
     * How many segments of the WAL had to be made since the start: all who commit wait for each, up to 100 ms. A database that
     * has worked for a while uses old ones again. Known since PostgreSQL 18.
     */
    private long segments() throws SQLException {
        if (connections.get(0).getMetaData().getDatabaseMajorVersion() < WAL_IN_STAT_IO) {
            return 0;
        }
        try (var statement = connections.get(0).createStatement();
                var row = statement.executeQuery("select coalesce(sum(fsyncs), 0)::bigint from pg_stat_io where object = 'wal' and context = 'init'")) {
            row.next();
            long count = row.getLong(1);
            connections.get(0).rollback();
            return count;
        }
    }

    private static double tail(long[] sorted) {
        return sorted[(int) (sorted.length * 0.99)] / 1e3;
    }

    private long[] run(Kind kind, int tenants) throws InterruptedException {
        long[] micros = new long[PER_SECOND * SECONDS];
        AtomicLong next = new AtomicLong();
        long begin = System.nanoTime();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        for (Connection connection : connections) {
            threads.execute(() -> work(connection, kind, tenants, micros, next, begin));
        }
        threads.shutdown();
        threads.awaitTermination(5, TimeUnit.MINUTES);
        return micros;
    }

    /** Each transaction has its time; who comes late does not wait, so that a queue shows as it would to callers. */
    private void work(Connection connection, Kind kind, int tenants, long[] micros, AtomicLong next, long begin) {
        Random random = new Random();
        try {
            while (true) {
                int turn = (int) next.getAndIncrement();
                if (turn >= micros.length) {
                    return;
                }
                long due = begin + turn * 1_000_000_000L / PER_SECOND;
                long early = due - System.nanoTime();
                if (early > 0) {
                    TimeUnit.NANOSECONDS.sleep(early);
                }
                long start = System.nanoTime();
                transaction(connection, kind, tenant(random.nextInt(tenants)), random);
                micros[turn] = (System.nanoTime() - start) / 1000;
            }
        } catch (SQLException | InterruptedException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static void transaction(Connection connection, Kind kind, UUID tenant, Random random) throws SQLException {
        // As the portal makes them: in the order of time, so that indexes grow at their end.
        UUID id = Ids.next();
        byte[] entry = ("{\"actor\":{\"id\":\"portal\",\"kind\":\"system\"},\"at\":\"2026-11-22T10:00:00.000Z\",\"facts\":{\"conversation\":\"" + id
                + "\"},\"id\":\"" + id + "\",\"new_state\":\"accepted\",\"object\":{\"id\":\"" + id + "\",\"type\":\"message\"},\"outcome\":\"done\","
                + "\"prev_state\":\"sending\",\"tenant\":\"" + tenant + "\",\"type\":\"bench\",\"v\":1}").getBytes(StandardCharsets.UTF_8);
        update(connection, "select set_config('app.tenant', ?, true)", tenant.toString());
        update(connection, "insert into bench_business values (?, ?, ?)", id, tenant, entry);
        for (int i = 0; i < EACH; i++) {
            record(connection, kind, tenant, i == 0 ? id : Ids.next(), entry);
        }
        connection.commit();
    }

    private static void record(Connection connection, Kind kind, UUID tenant, UUID id, byte[] entry) throws SQLException {
        if (kind == Kind.WITH_NOTHING) {
            update(connection, "select 1");
        } else if (kind == Kind.WITH_SECOND_ROW) {
            update(connection, "insert into bench_second values (?, ?, ?)", id, tenant, entry);
        } else if (kind == Kind.WITH_ENTRY) {
            update(connection, "insert into audit_outbox (tenant_id, id, at, type, actor_kind, actor, object_type, object_id, outcome, entry)"
                    + " values (?, ?, now(), 'bench', 'system', 'portal', 'bench', ?, 'done', ?)", tenant, id, id.toString(), entry);
        } else if (kind == Kind.WITH_HASH_CHAIN) {
            update(connection, "with head as (update bench_head set seq = seq + 1, hash = sha256(hash || ?) where tenant_id = ? returning *)"
                    + " insert into bench_chain select tenant_id, seq, hash, ? from head", entry, tenant, entry);
        }
    }

    private static void update(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.execute();
        }
    }
}
