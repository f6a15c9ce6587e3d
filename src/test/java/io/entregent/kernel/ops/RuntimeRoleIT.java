package io.entregent.kernel.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.entregent.InServer;
import jakarta.annotation.Resource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class RuntimeRoleIT extends InServer {

    @Resource(lookup = "java:jboss/datasources/PortalDS")
    private DataSource portal;

    @Test
    void portalIsNeitherOwnerNorAboveThePolicies() throws SQLException {
        String aboveThem = "select rolsuper or rolbypassrls or rolcreaterole from pg_roles where rolname = current_user";

        assertThat(answer(aboveThem)).isFalse();
        assertThat(answer("select exists (select 1 from pg_tables where tableowner = current_user)")).isFalse();
    }

    @Test
    void portalCannotChangeTheSchema() throws SQLException {
        assertThat(answer("select has_schema_privilege(current_user, 'public', 'create')")).isFalse();
    }

    private boolean answer(String query) throws SQLException {
        try (Connection connection = portal.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getBoolean(1);
        }
    }
}
