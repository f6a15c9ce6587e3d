package io.entregent.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.entregent.InServer;
import jakarta.annotation.Resource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** A worker's batch costs what the batch is, not what the tenant ever received: its rows are found by their whole key, policy and all. */
class JournalPlanIT extends InServer {

    @Resource(lookup = "java:jboss/datasources/PortalDS")
    private DataSource portal;

    @Test
    void theBodiesOfABatchAreFoundByTheirKey() throws SQLException {
        assertThat(plan(JournalSql.OPEN.replaceFirst("\\?", "\\$1").replaceFirst("\\?", "\\$2"))).containsPattern("Index Cond: .*digest = ANY");
    }

    @Test
    void theDeliveriesOfABatchAreMarkedByTheirKey() throws SQLException {
        assertThat(plan(JournalSql.DONE.replaceFirst("\\?", "\\$1").replaceFirst("\\?", "\\$2").replaceFirst("\\?", "\\$3")))
                .containsPattern("Index Cond: .*digest = ANY");
    }

    /** The test's journal is small: reading it whole would be right here, and only here. */
    private String plan(String query) throws SQLException {
        try (Connection connection = portal.getConnection(); Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("set local enable_seqscan = off");
            StringBuilder plan = new StringBuilder();
            try (ResultSet lines = statement.executeQuery("explain (generic_plan) " + query)) {
                while (lines.next()) {
                    plan.append(lines.getString(1)).append('\n');
                }
            }
            connection.rollback();
            return plan.toString();
        }
    }
}
