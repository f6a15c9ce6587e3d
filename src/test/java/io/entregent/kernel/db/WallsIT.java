package io.entregent.kernel.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entregent.InServer;
import jakarta.annotation.Resource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** The catalogue of the real database: no table of a tenant without its wall, and no way around. */
class WallsIT extends InServer {

    private static final String TENANT_TABLES = "select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid"
            + " where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace and a.attname = 'tenant_id'";

    @Resource(lookup = "java:jboss/datasources/PortalDS")
    private DataSource portal;

    @Test
    void everyTableWithATenantHasItsPolicyAndForcesIt() throws SQLException {
        assertThat(list(TENANT_TABLES)).contains("contact", "conversation", "message", "consent_event", "template", "decision");
        assertThat(list(TENANT_TABLES + " and not (c.relrowsecurity and c.relforcerowsecurity"
                + " and exists (select 1 from pg_policy p where p.polrelid = c.oid and p.polcmd = '*'"
                + " and pg_get_expr(p.polqual, c.oid) like '%tenant_id = app_tenant()%'"
                + " and pg_get_expr(p.polwithcheck, c.oid) like '%tenant_id = app_tenant()%'))")).isEmpty();
    }

    @Test
    void everyTableWithATenantHasItInItsKey() throws SQLException {
        assertThat(list(TENANT_TABLES + " and exists (select 1 from pg_constraint k where k.conrelid = c.oid"
                + " and k.contype in ('p', 'u') and not a.attnum = any(k.conkey)"
                // A platform's account belongs to one tenant only; that an id is taken is no secret of a person.
                + " and k.conname not in ('channel_business_once', 'channel_account_once'))")).isEmpty();
    }

    @Test
    void everyReferenceBetweenTenantTablesCarriesTheTenant() throws SQLException {
        assertThat(list("select k.conname from pg_constraint k join pg_attribute a on a.attrelid = k.confrelid"
                + " and a.attname = 'tenant_id' where k.contype = 'f' and not a.attnum = any(k.confkey)")).isEmpty();
    }

    @Test
    void nothingLooksPastThePolicies() throws SQLException {
        assertThat(list("select relname from pg_class where relkind = 'm'")).isEmpty();
        // Both act on rows of the current tenant only, and their owner is under the forced policies too: one moves entries of the trail to
        // its log, the other deletes what a tenant that left leaves behind.
        assertThat(list("select proname || ' ' || prorettype::regtype from pg_proc where prosecdef and pronamespace = 'public'::regnamespace"))
                .containsExactlyInAnyOrder("audit_number record", "nothing_left void");
        assertThat(list("select relname from pg_class where relkind = 'v' and relnamespace = 'public'::regnamespace"
                + " and not coalesce(reloptions, '{}') @> '{security_invoker=true}'")).isEmpty();
    }

    @Test
    void withoutATenantNoTableShowsARow() throws SQLException {
        for (String table : list(TENANT_TABLES)) {
            assertThat(list("select count(*)::text from " + table)).as(table).containsExactly("0");
        }
    }

    /** Plain SQL, with no word of the tenant in it: Hibernate's filter has no part in this. */
    @Test
    void aTenantSeesItsOwnRowsOnlyHoweverItAsks() throws SQLException {
        List<String> tables = list(TENANT_TABLES);
        List<String> tenants = list("select id::text from tenant");
        assertThat(tenants).hasSizeGreaterThan(1);
        for (String tenant : tenants) {
            try (Connection connection = portal.getConnection(); Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                statement.execute("select set_config('app.tenant', '" + tenant + "', true)");
                for (String table : tables) {
                    assertThat(one(statement, "select count(*) from " + table + " where tenant_id <> '" + tenant + "'"))
                            .as(table).isZero();
                }
                assertThat(one(statement, "select count(*) from tenant_key")).isPositive();
                connection.rollback();
            }
        }
    }

    /** The function that deletes a tenant's rows is for who left, and nobody leaves by a slip. */
    @Test
    void noRowIsDeletedOfATenantThatIsHere() throws SQLException {
        String tenant = list("select id::text from tenant where slug = 'banque-horizon'").get(0);
        try (Connection connection = portal.getConnection(); Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select set_config('app.tenant', '" + tenant + "', true)");
            assertThatThrownBy(() -> statement.execute("select nothing_left()")).hasMessageContaining("the tenant did not leave");
            connection.rollback();
            statement.execute("select set_config('app.tenant', '" + tenant + "', true)");
            assertThatThrownBy(() -> statement.execute("update tenant set left_at = now() where id = '" + tenant + "'"))
                    .hasMessageContaining("leaves by an offboarding");
            connection.rollback();
            assertThatThrownBy(() -> statement.execute("update tenant set left_at = now()")).as("of all at once")
                    .hasMessageContaining("leaves by an offboarding");
            connection.rollback();
        }
    }

    private static long one(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private List<String> list(String query) throws SQLException {
        try (Connection connection = portal.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }
}
