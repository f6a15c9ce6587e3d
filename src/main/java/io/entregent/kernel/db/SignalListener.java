package io.entregent.kernel.db;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/** Keeps one connection on LISTEN and turns notifications into events; comes back by itself. */
@ApplicationScoped
public class SignalListener {

    private static final Logger LOG = System.getLogger(SignalListener.class.getName());
    private static final int POLL_MILLIS = 1000;

    @Resource(lookup = "java:jboss/datasources/JournalDS")
    private DataSource connections;

    @Resource(lookup = "java:jboss/ee/concurrency/executor/pump")
    private ManagedExecutorService threads;

    @Inject
    private Event<Signal> signals;

    private volatile boolean stopped;

    void start(@Observes Startup ready) {
        threads.execute(() -> {
            while (!stopped) {
                listen();
            }
        });
    }

    private void listen() {
        try (Connection connection = connections.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("listen " + Signals.CHANNEL);
            PGConnection postgres = connection.unwrap(PGConnection.class);
            // After a gap nobody knows what was missed, so everybody reads again.
            signals.fireAsync(new Signal(null, "*", ""));
            while (!stopped) {
                PGNotification[] heard = next(postgres, statement);
                for (PGNotification one : heard == null ? new PGNotification[0] : heard) {
                    signal(one.getParameter()).ifPresent(signals::fireAsync);
                }
            }
            statement.execute("unlisten *");
        } catch (SQLException lost) {
            LOG.log(Level.WARNING, "The listening connection was lost (" + lost.getSQLState() + "); trying again");
            pause();
        }
    }

    /** A lost connection must not go back to its pool: the pool only learns of it by a statement that fails. */
    private static PGNotification[] next(PGConnection postgres, Statement statement) throws SQLException {
        try {
            return postgres.getNotifications(POLL_MILLIS);
        } catch (SQLException lost) {
            statement.execute("unlisten *");
            throw lost;
        }
    }

    /** @return empty for words of another program on the same channel */
    static Optional<Signal> signal(String told) {
        String[] parts = told.split(" ", 3);
        try {
            return parts.length < 3 ? Optional.empty() : Optional.of(new Signal(UUID.fromString(parts[0]), parts[1], parts[2]));
        } catch (IllegalArgumentException foreign) {
            return Optional.empty();
        }
    }

    private void pause() {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException ending) {
            stopped = true;
            Thread.currentThread().interrupt();
        }
    }

    @PreDestroy
    void stop() {
        stopped = true;
    }
}
