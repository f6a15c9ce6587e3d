package io.entregent.stage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.internal.logging.javautil.JavaUtilLogCreator;

/** Brings the schema to the newest version, as its owner, before any application sees it. */
final class Migrations {

    /** Held here, because the log system forgets a level that nobody holds. */
    private static final Logger FLYWAY = Logger.getLogger("org.flywaydb");

    private final Path scripts;

    Migrations(Path project) {
        FLYWAY.setLevel(Level.WARNING);
        this.scripts = project.resolve("src/main/resources/db/migration");
    }

    /** How many migrations were applied. */
    int run(Postgres postgres, Secrets secrets) throws IOException {
        if (!Files.isDirectory(scripts)) {
            return 0;
        }
        try {
            return Flyway.configure()
                    .dataSource(postgres.url(Postgres.DATABASE), Postgres.OWNER, secrets.password("db." + Postgres.OWNER))
                    .locations("filesystem:" + scripts)
                    // Rooms number their migrations apart: a lower number may come after a higher one.
                    .outOfOrder(true)
                    // Beside the caught mail there is an SLF4J that says nothing: warnings of a migration shall be read.
                    .loggers(JavaUtilLogCreator.class.getName())
                    .load().migrate().migrationsExecuted;
        } catch (FlywayException e) {
            throw new StageFailure("The database cannot be migrated: " + e.getMessage().strip(), e);
        }
    }
}
