package io.entregent.browser;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Another session of the database: under the portal's own role what a second node would be, under the schema's owner what a mishap is. */
final class Database {

    private Database() {
    }

    static void asOwner(String change) {
        try (Connection connection = DriverManager.getConnection(System.getProperty("entregent.db.url"),
                System.getProperty("entregent.db.owner.user"), System.getProperty("entregent.db.owner.password"));
                Statement statement = connection.createStatement()) {
            statement.execute(change);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @return the first column of the first row */
    static String asAnotherNode(String slug, String query) {
        try (Connection connection = DriverManager.getConnection(System.getProperty("entregent.db.url"),
                System.getProperty("entregent.db.app.user"), System.getProperty("entregent.db.app.password"));
                Statement statement = connection.createStatement()) {
            statement.execute("select set_config('app.scope', 'router', false)");
            statement.execute("select set_config('app.tenant', (select id::text from tenant where slug = '" + slug + "'), false)");
            try (ResultSet row = statement.executeQuery(query)) {
                return row.next() ? row.getString(1) : null;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
