package io.entregent.agency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.entregent.access.Actor;
import io.entregent.access.Permission;
import io.entregent.access.Role;
import io.entregent.agency.leave.LeaveTime;
import io.entregent.agency.leave.Leaving;
import io.entregent.agency.leave.Remains;
import io.entregent.apikey.ApiKeys;
import io.entregent.brand.Brands;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.Settings;
import io.entregent.kernel.db.Scope;
import io.entregent.notice.NoticeView;
import io.entregent.notice.Notices;
import io.entregent.people.Invitation;
import io.entregent.people.Invitations;
import io.entregent.people.People;
import io.entregent.people.keycloak.LoginServers;
import io.entregent.people.keycloak.Organizations;
import io.entregent.people.login.OwnLogin;
import io.entregent.people.login.OwnLogins;
import io.entregent.tenancy.Tenant;
import io.entregent.vault.Erased;
import io.entregent.vault.Vault;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What tenants have at the login server, against the real Keycloak: invitations, roles, their own login, and their end. */
class RealmIT extends Beginnings {

    private static final String DISCOVERY = "/realms/master/.well-known/openid-configuration";

    @Inject
    private Invitations invitations;

    @Inject
    private People people;

    @Inject
    private LoginServers servers;

    @Inject
    private OwnLogins logins;

    @Inject
    private Leaving leaving;

    @Inject
    private Notices notices;

    @Inject
    private LeaveTime time;

    @Inject
    private Remains remains;

    @Inject
    private PolicyPacks packs;

    @Inject
    private Brands brands;

    @Inject
    private ApiKeys keys;

    @Inject
    private Vault vault;

    @Test
    void anInvitationReachesTheRealmOnceHoweverOftenItIsCarried() {
        Tenant tenant = begun();
        String address = "patronne@" + domain;

        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> as(tenant, AGENCY, () -> invitations.open()).stream().allMatch(Invitation::sent));

        String organization = organizations.find(slug).orElseThrow();
        assertThat(organizations.invite(organization, address)).isEqualTo(Organizations.Invited.SENT_BEFORE);
        assertThat(organizations.make(slug, "Quai", null)).isEqualTo(organization);
        assertThat(organizations.make(slug + "-2", "Quai", null)).as("another of the same name").isNotEqualTo(organization);
        organizations.remove(slug + "-2");
        UUID lost = as(tenant, AGENCY, () -> invitations.open()).get(0).id();
        UUID id = as(tenant, AGENCY, () -> invitations.again(lost));
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> as(tenant, AGENCY, () -> invitations.open()).stream().allMatch(Invitation::sent));
        assertThat(as(tenant, AGENCY, () -> invitations.open())).as("sent again, and in place of the first").extracting(Invitation::id).containsExactly(id);
        assertThat(organizations.invite(organization, address)).as("its link holds").isEqualTo(Organizations.Invited.SENT_BEFORE);
        as(tenant, AGENCY, () -> {
            invitations.withdraw(id);
            return null;
        });
        Awaitility.await().atMost(Duration.ofSeconds(60))
                .until(() -> organizations.invite(organization, address) == Organizations.Invited.SENT);
    }

    @Test
    void aChangeOfRolesHoldsFromTheNextRequestOn() {
        Tenant tenant = begun();
        UUID boss = admin(tenant);
        UUID colleague = UUID.randomUUID();
        in(tenant, () -> joining.join(colleague, "Nino", Role.AGENT, "nino@" + domain));
        assertThat(permissions(tenant, colleague)).contains(Permission.INBOX_REPLY).doesNotContain(Permission.TEMPLATE_APPROVE);

        as(tenant, boss, () -> {
            people.assign(colleague, Set.of(Role.APPROVER), false);
            return null;
        });

        assertThat(permissions(tenant, colleague)).contains(Permission.TEMPLATE_APPROVE).doesNotContain(Permission.INBOX_REPLY);
    }

    @Test
    void theTenantsOwnLoginServerIsAskedForAddressesOfItsDomain() throws Exception {
        Tenant tenant = begun();
        UUID boss = admin(tenant);
        OwnLogin.Wanted wanted = new OwnLogin.Wanted(OwnLogin.Protocol.OIDC, domain, keycloak() + DISCOVERY, "entregent", "secret");
        assertThat(refused(tenant, boss, new OwnLogin.Wanted(OwnLogin.Protocol.OIDC, "other-" + domain, keycloak() + DISCOVERY, "entregent", "secret")))
                .isEqualTo("login.unproven");
        assertThat(refused(tenant, boss, new OwnLogin.Wanted(OwnLogin.Protocol.OIDC, domain, keycloak() + "/realms/there-is-none", "entregent", "secret")))
                .isEqualTo("login.unreadable");

        for (int attempt = 0; attempt < 2; attempt++) {
            as(tenant, boss, () -> {
                logins.link(wanted);
                return null;
            });
        }

        assertThat(as(tenant, boss, () -> logins.linked()).orElseThrow().domain()).isEqualTo(domain);
        assertThat(servers.seen("own-" + slug).path("config").path("clientId").asText()).isEqualTo("entregent");
        assertThat(servers.seen("own-" + slug).path("organizationId").asText()).isEqualTo(organizations.find(slug).orElseThrow());
        assertThat(LoginPage.sentTo("somebody@" + domain)).contains("/broker/own-" + slug + "/login");
        assertThat(LoginPage.sentTo("agent@maison-lumen.example")).as("everybody else").isEqualTo("password");

        as(tenant, boss, () -> {
            logins.unlink();
            return null;
        });
        assertThat(servers.seen("own-" + slug).has("alias")).isFalse();
        assertThat(as(tenant, boss, () -> logins.linked())).isEmpty();
    }

    @Test
    void aTenantThatLeavesIsErasedAfterItsCoolingOffTimeAndNotBefore() {
        Tenant tenant = begun();
        UUID boss = admin(tenant);
        UUID other = UUID.randomUUID();
        in(tenant, () -> joining.join(other, "Nino", Role.ADMIN, "nino@" + domain));
        byte[] sealed = in(tenant, () -> vault.tenantSeal().seal("probe", "secret".getBytes(StandardCharsets.UTF_8)));
        String wrong = as(tenant, boss, () -> catchThrowableOfType(Rejected.class, () -> leaving.ask("Quay"))).code();
        assertThat(wrong).isEqualTo("leave.name");
        assertThat(as(tenant, AGENCY, () -> catchThrowableOfType(Rejected.class, () -> leaving.ask("Quai"))).code()).isEqualTo("permission.denied");
        as(tenant, boss, () -> {
            leaving.ask("Quai");
            return null;
        });
        UUID id = as(tenant, boss, () -> leaving.open()).orElseThrow().id();
        assertThat(as(tenant, other, () -> notices.mine(10))).as("one alone may ask, the others hear of it").extracting(NoticeView::kind)
                .contains("leave.asked");
        assertThat(as(tenant, boss, () -> notices.mine(10))).extracting(NoticeView::kind).doesNotContain("leave.asked");
        assertThat(as(tenant, other, () -> leaving.due())).isPresent();

        assertThat(in(tenant, () -> leaving.erase(id, clock.instant()))).as("before its time").isFalse();
        as(tenant, boss, () -> {
            leaving.cancel();
            return null;
        });
        assertThat(in(tenant, () -> leaving.erase(id, clock.instant().plus(Duration.ofDays(100))))).as("called off").isFalse();

        as(tenant, boss, () -> {
            packs.accept();
            brands.colour("#0b6e4f");
            keys.forProgram("Caisse", Set.of(Permission.TEMPLATE_READ), 30);
            onboarding.legal("Quai SAS", "dpo@" + domain, "https://" + domain + "/privacy");
            leaving.ask("Quai");
            leaving.revoke();
            return null;
        });
        assertThat(in(tenant, () -> remains.rows()).keySet()).contains("api_key", "brand", "invitation", "membership", "onboarding", "subject_key");
        assertThat(Scope.user(AGENCY).call(() -> access.tenantsOf(AGENCY))).extracting(Tenant::slug).doesNotContain(slug);
        in(tenant, () -> time.isOver());

        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> tenancy.bySlug(slug).isEmpty());
        assertThat(organizations.find(slug)).isEmpty();
        assertThatThrownBy(() -> in(tenant, () -> vault.tenantSeal().open("probe", sealed))).isInstanceOf(Erased.class);
        assertThat(tenancy.isTaken(slug)).as("its slug is given to nobody else").isTrue();
        assertThat(in(tenant, () -> remains.rows()).keySet()).as("docs/agencies.md says why each of these stays")
                .isSubsetOf("audit_checkpoint", "audit_cosignature", "audit_entry", "audit_kept", "audit_outbox", "audit_setting", "audit_tile",
                        "offboarding", "tenant_key");
        assertThat(in(tenant, () -> remains.naming("Quai"))).isEmpty();
        assertThat(in(tenant, () -> remains.naming(domain))).isEmpty();
        assertThat(in(tenant, () -> remains.nameOfTenant())).isEqualTo(slug);
        assertThat(in(tenant, () -> remains.bytesOfKey())).isZero();
    }

    private String refused(Tenant tenant, UUID who, OwnLogin.Wanted wanted) {
        return as(tenant, who, () -> catchThrowableOfType(Rejected.class, () -> logins.link(wanted))).code();
    }

    private Set<Permission> permissions(Tenant tenant, UUID who) {
        return as(tenant, who, () -> Actor.current().permissions());
    }

    private static String keycloak() {
        return List.of(Settings.address("ENTREGENT_OIDC_ISSUER").toString().split("/realms/")).get(0);
    }
}
