package io.entregent.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** While it is open, PostgreSQL archives its WAL, as it would for backups, into the folder of the set that is searched. */
final class Archive implements AutoCloseable {

    private final Path data = Path.of(System.getProperty("entregent.data"));
    private final Path folder = data.resolve("archive");

    Archive() throws IOException {
        Files.createDirectories(folder);
        // PostgreSQL may run as somebody else.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    }

    /** Ends the present segment with a word to be found by, and waits until it is archived. */
    void complete(String word) throws IOException, SQLException {
        try (Connection connection = superuser(); Statement statement = connection.createStatement()) {
            // A page of the log ends every 8 KiB, with a header in between: a word said once could be cut in two by it.
            statement.execute("select pg_logical_emit_message(false, 'control', repeat('" + word + " ', 16))");
            String segment;
            try (ResultSet row = statement.executeQuery("select pg_walfile_name(pg_switch_wal())")) {
                assertThat(row.next()).isTrue();
                segment = row.getString(1);
            }
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(folder.resolve(segment)));
        }
    }

    private Connection superuser() throws IOException, SQLException {
        Properties secrets = new Properties();
        try (Reader in = Files.newBufferedReader(data.resolve("secrets/secrets.properties"), StandardCharsets.ISO_8859_1)) {
            secrets.load(in);
        }
        return DriverManager.getConnection(System.getProperty("entregent.db.url"), "postgres", secrets.getProperty("db.superuser"));
    }

    @Override
    public void close() throws IOException {
        // Under another name first, so that nothing more is archived into what is being emptied.
        Path ended = Files.move(folder, data.resolve("archive-ended"));
        List<Path> files;
        try (Stream<Path> list = Files.list(ended)) {
            files = list.toList();
        }
        for (Path file : files) {
            Files.delete(file);
        }
        Files.delete(ended);
    }
}
