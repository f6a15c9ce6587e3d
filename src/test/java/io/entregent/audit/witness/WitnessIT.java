package io.entregent.audit.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entregent.InTenant;
import io.entregent.access.Permission;
import io.entregent.audit.Audit;
import io.entregent.audit.AuditEvent;
import io.entregent.audit.Growth;
import io.entregent.audit.log.Note;
import io.entregent.audit.log.Vkey;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.db.Sql;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A witness on the other side of the wire, in a tenant of its own; the portal's own rounds and those of the tests' application ask it. */
class WitnessIT extends InTenant {

    private static final Duration SOON = Duration.ofSeconds(60);

    @Inject
    private Witnesses witnesses;

    @Inject
    private Growth growth;

    @Inject
    private Audit audit;

    @Inject
    private Sql db;

    private WireWitness witness;

    @BeforeEach
    void aTenantAndAWitness() throws Exception {
        aTenantOfItsOwn("witness");
        grow(5);
        String origin = Note.parse(get(() -> growth.signedExtension(0).checkpoint())).checkpoint().origin();
        String key = get(() -> db.first("select vkey from audit_checkpoint where tenant_id = ? limit 1", row -> row.getString(1), tenant.id()).orElseThrow());
        witness = new WireWitness(origin, Vkey.parse(key));
        System.setProperty("ENTREGENT_WITNESS_HOSTS", "127.0.0.1:" + witness.port());
    }

    @AfterEach
    void theWitnessGoes() throws Exception {
        officer(() -> {
            witnesses.setPolicy("");
            return null;
        });
        witness.close();
        System.clearProperty("ENTREGENT_WITNESS_HOSTS");
    }

    @Test
    void aWitnessSignsAlongAndItsLineIsPublishedBelowTheCheckpoint() throws Exception {
        assertThat(witness.asked()).as("off by default").isZero();
        policy();

        Awaitility.await().atMost(SOON).until(() -> line().answer() == Answer.SIGNED && line().size() >= 5);
        long first = line().size();
        grow(first + 300);
        Awaitility.await().atMost(SOON).until(() -> line().size() >= first + 300);

        String note = get(() -> growth.signedExtension(0).checkpoint());
        assertThat(Note.parse(note).signatures()).hasSize(2);
        Note.parse(note).require(witness.vkey());
        assertThat(officer(witnesses::witnessed)).isEqualTo(line().size());
        assertThat(witness.proofs()).as("proofs that were not empty").isPositive();
    }

    @Test
    void aWitnessThatKnowsAnotherSizeIsAskedFromThere() throws Exception {
        policy();
        Awaitility.await().atMost(SOON).until(() -> line().size() >= 5);
        witness.forget();
        long grown = line().size() + 3;
        grow(grown);

        Awaitility.await().atMost(SOON).until(() -> line().size() >= grown);
        assertThat(line().answer()).isEqualTo(Answer.SIGNED);
    }

    @Test
    void whatAWitnessHoldsAgainstTheLogIsShownAndToldAndTheNumberingGoesOn() throws Exception {
        policy();
        Awaitility.await().atMost(SOON).until(() -> line().size() >= 5);
        witness.sawAnotherRoot();
        grow(line().size() + 3);
        Awaitility.await().atMost(SOON).until(() -> line().answer() == Answer.CONTRADICTS);
        assertThat(line().detail()).isEqualTo(422);
        Awaitility.await().atMost(SOON).until(() -> get(() -> db.first("select 1 from audit_alert where tenant_id = ? and kind = 'witness_contradicts'"
                + " and about = 'officer'", row -> true, tenant.id()).isPresent()));

        witness.sawMore(1_000);
        Awaitility.await().atMost(SOON).until(() -> line().answer() == Answer.AHEAD);
        assertThat(line().detail()).isBetween(900L, 1_000L);
        grow(line().size() + 20);
    }

    @Test
    void aWitnessThatDoesNotSignIsShownWithWhatItSaid() throws Exception {
        witness.answers(404);
        policy();
        Awaitility.await().atMost(SOON).until(() -> line().answer() == Answer.UNKNOWN);
        assertThat(line().detail()).isEqualTo(404);
        witness.signsWithAnotherKey();
        Awaitility.await().atMost(SOON).until(() -> line().answer() == Answer.UNPROVEN);
        witness.close();
        Awaitility.await().atMost(SOON).until(() -> line().answer() == Answer.SILENT);
        assertThat(line().size()).isZero();
        assertThat(officer(witnesses::witnessed)).isZero();
    }

    @Test
    void onlyHostsThatTheInstallationListsAreAsked() throws Exception {
        System.setProperty("ENTREGENT_WITNESS_HOSTS", "witness.example");

        assertThatThrownBy(() -> officer(() -> {
            witnesses.setPolicy(text());
            return null;
        })).isInstanceOf(Rejected.class).hasMessage("audit.witness.host");
        assertThat(witness.asked()).isZero();
    }

    private String text() {
        return "witness officer " + witness.vkey().text() + " http://127.0.0.1:" + witness.port() + "\nquorum officer";
    }

    private void policy() throws Exception {
        officer(() -> {
            witnesses.setPolicy(text());
            return null;
        });
    }

    private Witnesses.Line line() throws Exception {
        return officer(() -> {
            List<Witnesses.Line> lines = witnesses.lines();
            assertThat(lines).hasSize(1);
            return lines.get(0);
        });
    }

    private void grow(long size) throws Exception {
        in(() -> {
            for (long i = growth.size(); i < size; i++) {
                audit.record(AuditEvent.done("channel.connected", "channel_account", i));
            }
        });
        Awaitility.await().atMost(SOON).until(() -> get(growth::signedSize) >= size);
    }

    private <T> T officer(Callable<T> work) throws Exception {
        return get(() -> as(EnumSet.of(Permission.AUDIT_READ, Permission.AUDIT_EXPORT), work));
    }
}
