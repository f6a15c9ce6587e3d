package io.entregent.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.entregent.InServer;
import jakarta.annotation.Resource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** A worker's batch costs what the batch is, not what the tenant ever received: its rows are found by their whole key, policy and all. */
class JournalPlanIT extends InServer {

    private static final String BY_THE_WHOLE_KEY = "Index Cond: .*tenant_id = .*digest = ANY";
    private static final UUID TENANT = new UUID(1, 2);
    private static final byte[][] DIGESTS = {new byte[32], {1, 2, 3}};

    @Resource(lookup = "java:jboss/datasources/PortalDS")
    private DataSource portal;

    @Test
    void theBodiesOfABatchAreFoundByTheirKey() throws SQLException {
        assertThat(plan(JournalSql.OPEN, TENANT, DIGESTS)).containsPattern(BY_THE_WHOLE_KEY);
    }

    @Test
    void theDeliveriesOfABatchAreMarkedByTheirKey() throws SQLException {
        assertThat(plan(JournalSql.DONE, Timestamp.from(Instant.EPOCH), TENANT, DIGESTS)).containsPattern(BY_THE_WHOLE_KEY);
    }

    /** The test's journal is small: reading it whole would be right here, and only here. */
    private String plan(String query, Object... parameters) throws SQLException {
        try (Connection connection = portal.getConnection(); Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("set local enable_seqscan = off");
            StringBuilder plan = new StringBuilder();
            try (PreparedStatement explain = connection.prepareStatement("explain " + query)) {
                for (int i = 0; i < parameters.length; i++) {
                    explain.setObject(i + 1, parameters[i] instanceof byte[][] bytes ? connection.createArrayOf("bytea", bytes) : parameters[i]);
                }
                try (ResultSet lines = explain.executeQuery()) {
                    while (lines.next()) {
                        plan.append(lines.getString(1)).append('\n');
                    }
                }
            }
            connection.rollback();
            return plan.toString();
        }
    }
}
