package io.entregent.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entregent.InServer;
import jakarta.annotation.Resource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In the real database: state does not change without an entry, and a new table says which side it is on. */
class DemandedIT extends InServer {

    /** The trail itself, and how far it was gone through. */
    private static final Set<String> TRAIL = Set.of("audit_checkpoint", "audit_cosignature", "audit_entry", "audit_folded",
            "audit_outbox", "audit_tile", "audit_watch");
    /** Written only along with a row of a table that is demanded. */
    private static final Set<String> PARTS = Set.of("channel_business", "consent_import_error", "consent_import_piece",
            "contact_identity", "conversation_token", "delivery_event", "subject_key", "tenant_key");
    /** What a platform or a clock said, before anybody concluded anything from it; what was decided of a message; and figures of all that. */
    private static final Set<String> OBSERVED = Set.of("audit_witness_answer", "channel_event", "channel_health", "cockpit", "decision", "decision_hour",
            "figure_day", "figure_state", "reach", "template_creation", "template_sync", "webhook_journal");
    /** Work under way, and who looks where: nothing that anybody could be held to. */
    private static final Set<String> FLEETING = Set.of("automation_said", "consent_request", "conversation_reading", "idempotency", "mail",
            "notice", "presence", "ticket", "webhook_delivery", "webhook_event");

    @Resource(lookup = "java:jboss/datasources/PortalDS")
    private DataSource portal;

    @Test
    void everyTableOfATenantDemandsEntriesOrIsNamedHere() throws SQLException {
        Set<String> without = new TreeSet<>();
        try (Connection connection = portal.getConnection(); Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid"
                        + " where c.relkind = 'r' and a.attname = 'tenant_id' and c.relnamespace = 'public'::regnamespace"
                        + " and not exists (select 1 from pg_trigger t join pg_proc f on f.oid = t.tgfoid where t.tgrelid = c.oid"
                        + " and f.proname = 'audit_demanded' and t.tginitdeferred and t.tgenabled = 'O')")) {
            while (rows.next()) {
                without.add(rows.getString(1));
            }
        }
        without.removeIf(table -> TRAIL.contains(table) || PARTS.contains(table) || OBSERVED.contains(table) || FLEETING.contains(table));
        assertThat(without).as("tables that neither demand an entry nor say here why not").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "update message set status = 'read' where status = 'received'",
        "update template set status = 'PAUSED' where status <> 'PAUSED'",
        "delete from template",
        "update channel_account set token = '\\x00'",
        "update membership set roles = '{ADMIN}' where roles <> '{ADMIN}'",
        "insert into membership (tenant_id, user_id, roles, subject_id, name, created_at)"
            + " select tenant_id, gen_random_uuid(), '{ADMIN}', subject_id, name, now() from membership limit 1",
        "update conversation set state = case state when 'closed' then 'open' else 'closed' end",
        "delete from template_draft",
        "insert into suppression (tenant_id, channel, hash, reason, created_at)"
            + " select app_tenant(), 'whatsapp', sha256(gen_random_uuid()::text::bytea), 'test', now()"})
    void aChangeWithoutItsEntryDoesNotCommit(String change) throws SQLException {
        try (Connection connection = portal.getConnection(); Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select set_config('app.scope', 'router', true)");
            statement.execute("select set_config('app.tenant', (select tenant_id::text from channel_account where account_id = '200000000000002'), true)");
            statement.execute("select set_config('app.scope', '', true)");
            int rows;
            try {
                rows = statement.executeUpdate(change);
            } catch (SQLException held) {
                // Another wall stood before: a row that others point to, or a right that the role has not.
                connection.rollback();
                assertThat(held.getSQLState()).isIn("23503", "42501");
                return;
            }
            if (rows == 0) {
                connection.rollback();
                return;
            }
            assertThatThrownBy(connection::commit).hasMessageContaining("without its audit entry");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"'system', 'maybe', '\\x7b7d'", "'nobody', 'done', '\\x7b7d'", "'system', 'done', convert_to(repeat('x', 4097), 'UTF8')"})
    void anEntryThatIsNoneIsRefused(String kindOutcomeAndText) throws SQLException {
        try (Connection connection = portal.getConnection(); Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select set_config('app.tenant', gen_random_uuid()::text, true)");
            assertThatThrownBy(() -> statement.execute("insert into audit_outbox (tenant_id, id, at, type, actor, object_type, object_id, actor_kind,"
                    + " outcome, entry) values (app_tenant(), gen_random_uuid(), now(), 'test', 'test', 'test', 'test', " + kindOutcomeAndText + ")"))
                    .isInstanceOfSatisfying(SQLException.class, refused -> assertThat(refused.getSQLState()).isEqualTo("23514"));
            connection.rollback();
        }
    }
}
