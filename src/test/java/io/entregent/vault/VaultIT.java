package io.entregent.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entregent.InServer;
import io.entregent.access.Access;
import io.entregent.access.Identity;
import io.entregent.access.Members;
import io.entregent.access.Permission;
import io.entregent.access.Role;
import io.entregent.audit.Audit;
import io.entregent.audit.AuditEvent;
import io.entregent.kernel.db.Scope;
import io.entregent.tenancy.Tenancy;
import io.entregent.tenancy.Tenant;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The vault and the walls around a tenant, against the real database. */
class VaultIT extends InServer {

    @Inject
    private Audit audit;

    @Inject
    private Vault vault;

    @Inject
    private Tenancy tenancy;

    @Inject
    private Access access;

    @Inject
    private Members members;

    @Inject
    private Probe probe;

    @Resource(lookup = "java:comp/UserTransaction")
    private UserTransaction transaction;

    private Tenant lumen;
    private Tenant parc;

    @BeforeEach
    void findTenants() {
        lumen = tenancy.bySlug("maison-lumen").orElseThrow();
        parc = tenancy.bySlug("pharmacie-du-parc").orElseThrow();
    }

    @Test
    void whatIsSealedForAPersonOpensUntilThePersonIsErased() {
        in(lumen, () -> {
            UUID person = vault.newSubject();
            byte[] sealed = vault.seal(person, "phone", "+33639980001");
            assertThat(vault.open(person, "phone", sealed)).isEqualTo("+33639980001");

            vault.destroy(person);

            assertThatThrownBy(() -> vault.open(person, "phone", sealed)).isInstanceOf(Erased.class);
            return null;
        });
    }

    @Test
    void aKeyThatAnotherNodeDestroyedIsForgottenByThisOne() {
        UUID person = in(lumen, vault::newSubject);
        byte[] sealed = in(lumen, () -> vault.seal(person, "phone", "+33639980002"));
        assertThat(in(lumen, () -> vault.open(person, "phone", sealed))).isEqualTo("+33639980002");

        in(lumen, () -> {
            probe.destroyElsewhere(person);
            return null;
        });

        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() ->
                assertThatThrownBy(() -> in(lumen, () -> vault.open(person, "phone", sealed))).isInstanceOf(Erased.class));
    }

    @Test
    void aPersonOfOneTenantDoesNotExistForAnother() {
        UUID person = in(lumen, vault::newSubject);
        assertThatThrownBy(() -> in(parc, () -> vault.seal(person, "phone", "x"))).isInstanceOf(Erased.class);
    }

    @Test
    void theSamePhoneHashesDifferentlyInTwoTenants() {
        assertThat(in(lumen, () -> vault.lookup("phone", "+33639980001")))
                .isEqualTo(in(lumen, () -> vault.lookup("phone", "+33639980001")))
                .isNotEqualTo(in(parc, () -> vault.lookup("phone", "+33639980001")));
    }

    @Test
    void withoutATenantNoRowIsSeen() {
        assertThat(probe.keysSeen()).isZero();
        assertThat(in(lumen, probe::keysSeen)).isPositive();
    }

    @Test
    void aRowForAnotherTenantIsRefusedByTheDatabase() {
        assertThatThrownBy(() -> in(lumen, () -> probe.insertKeyFor(parc.id())))
                .hasStackTraceContaining("row-level security policy");
    }

    @Test
    void theScopeMayNotChangeInsideATransaction() throws Exception {
        transaction.begin();
        try {
            in(lumen, probe::keysSeen);
            assertThatThrownBy(() -> in(parc, probe::keysSeen)).hasStackTraceContaining("scope changed");
        } finally {
            transaction.rollback();
        }
    }

    @Test
    void aConnectionThatServedATenantShowsNothingToTheNextBorrower() {
        for (int i = 0; i < 30; i++) {
            assertThat(in(lumen, probe::keysSeen)).isPositive();
            assertThat(probe.keysSeen()).isZero();
        }
    }

    @Test
    void aPersonEntersOnlyWhereHeOrSheIsAMember() {
        Identity agent = person("agent@maison-lumen.example");
        assertThat(as(lumen, agent, () -> access.enter(lumen, agent, null, null)).orElseThrow().permissions())
                .contains(Permission.INBOX_REPLY).doesNotContain(Permission.AUDIT_READ, Permission.OPERATE);
        assertThat(as(parc, agent, () -> access.enter(parc, agent, null, null))).isEmpty();
    }

    @Test
    void anAgencyEntersTheTenantsThatItManagesAndSeesNoContent() {
        Identity agency = person("admin@agence-confluence.example");
        assertThat(as(lumen, agency, () -> access.enter(lumen, agency, null, null)).orElseThrow().permissions())
                .contains(Permission.MEMBERS_READ).doesNotContain(Permission.INBOX_READ);
        assertThat(as(parc, agency, () -> access.enter(parc, agency, null, null))).isEmpty();
        assertThat(Scope.user(agency.userId()).call(() -> access.tenantsOf(agency.userId())))
                .extracting(Tenant::slug).contains("maison-lumen", "ville-de-rivage").doesNotContain("pharmacie-du-parc", "banque-horizon");
    }

    @Test
    void theOperatorRunsTheInstallationAndEntersNoTenant() {
        Identity operator = person("operator@entregent.example");
        assertThat(Scope.user(operator.userId()).call(() -> access.outside(operator, null, null)).permissions())
                .containsExactlyInAnyOrder(Permission.OPERATE, Permission.ONBOARD);
        assertThat(as(lumen, operator, () -> access.enter(lumen, operator, null, null))).isEmpty();
    }

    @Test
    void aWithdrawnRightIsGoneAtTheNextRequest() throws Exception {
        Identity newcomer = new Identity(UUID.randomUUID(), "Zoé Test", false, null, null);
        grant(newcomer, Set.of(Role.AGENT));
        assertThat(as(lumen, newcomer, () -> access.enter(lumen, newcomer, null, null))).isPresent();
        grant(newcomer, Set.of());
        assertThatThrownBy(() -> as(lumen, newcomer, () -> access.enter(lumen, newcomer, null, null)))
                .hasStackTraceContaining("access.withdrawn");
    }

    @Test
    void aColleaguesNameLiesSealedInTheDatabase() {
        UUID agent = person("agent@maison-lumen.example").userId();
        assertThat(in(lumen, () -> members.name(agent))).contains("Camille Roussel");
        assertThat(new String(in(lumen, () -> probe.storedName(agent)), StandardCharsets.ISO_8859_1))
                .doesNotContain("Camille").doesNotContain("Roussel");
    }

    private void grant(Identity who, Set<Role> roles) throws Exception {
        transaction.begin();
        in(lumen, () -> {
            members.grant(who.userId(), who.name(), roles);
            audit.record(AuditEvent.done("member.rolesChanged", "member", who.userId()));
            return null;
        });
        in(lumen, () -> {
            commit();
            return null;
        });
    }

    private void commit() {
        try {
            transaction.commit();
        } catch (Exception refused) {
            throw new IllegalStateException(refused);
        }
    }

    private static <T> T in(Tenant tenant, Supplier<T> work) {
        return Scope.tenant(tenant.id(), null).call(work);
    }

    private static <T> T as(Tenant tenant, Identity who, Supplier<T> work) {
        return Scope.tenant(tenant.id(), who.userId()).call(work);
    }

    private static Identity person(String login) {
        UUID id = UUID.nameUUIDFromBytes(("entregent-demo:" + login).getBytes(StandardCharsets.UTF_8));
        return new Identity(id, login, false, null, null);
    }
}
