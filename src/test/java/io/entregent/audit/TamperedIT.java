package io.entregent.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entregent.InTenant;
import io.entregent.access.Permission;
import io.entregent.audit.log.CompactRange;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.EnumSet;
import org.awaitility.Awaitility;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** What the schema's owner does to the log behind the portal's back, with the triggers off, is found where it was done. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TamperedIT extends InTenant {

    private static final String EDITED = "tampered-edit";
    private static final String TAKEN = "tampered-take";
    private static final int EDITED_AT = 11;
    private static final int TAKEN_AT = 7;

    @Inject
    private Audit audit;

    @Inject
    private Growth growth;

    @Inject
    private Trail trail;

    @Test
    @Order(1)
    void aLogThatNobodyTouchedHasNoFault() throws Exception {
        for (String word : new String[] {EDITED, TAKEN}) {
            aTenantOfItsOwn(word);
            in(() -> {
                for (int i = 0; i < 20; i++) {
                    audit.record(AuditEvent.done("channel.connected", "channel_account", i));
                }
            });
            Awaitility.await().atMost(Duration.ofSeconds(40)).until(() -> get(growth::signedSize) >= 20);
            assertThat(fault()).isEqualTo(-1);
        }
    }

    @Test
    @Order(2)
    @RunAsClient
    void theOwnerEditsOneEntryAndTakesAnotherOut() throws Exception {
        try (Connection owner = DriverManager.getConnection(System.getProperty("entregent.db.url"),
                System.getProperty("entregent.db.owner.user"), System.getProperty("entregent.db.owner.password"));
                Statement statement = owner.createStatement()) {
            owner.setAutoCommit(false);
            statement.execute("alter table audit_entry disable trigger never_changed");
            enter(statement, EDITED);
            assertThat(statement.executeUpdate("update audit_entry set entry = entry || ' ' where seq = " + EDITED_AT)).isOne();
            enter(statement, TAKEN);
            assertThat(statement.executeUpdate("delete from audit_entry where seq = " + TAKEN_AT)).isOne();
            statement.execute("alter table audit_entry enable trigger never_changed");
            owner.commit();
        }
    }

    private static void enter(Statement statement, String word) throws Exception {
        statement.execute("select set_config('app.tenant', (select id::text from tenant where slug like '" + word
                + "-%' order by created_at desc limit 1), true)");
    }

    @Test
    @Order(3)
    void theCheckNamesTheEntry() throws Exception {
        assertThat(faultOf(EDITED)).isEqualTo(EDITED_AT);
        assertThat(faultOf(TAKEN)).isEqualTo(TAKEN_AT);
    }

    private long faultOf(String word) throws Exception {
        tenant = tenancy.all().stream().filter(one -> one.slug().startsWith(word + "-")).reduce((first, last) -> last).orElseThrow();
        return fault();
    }

    private long fault() throws Exception {
        return get(() -> as(EnumSet.of(Permission.AUDIT_READ), () -> trail.check(0, growth.signedSize(), new CompactRange())));
    }
}
