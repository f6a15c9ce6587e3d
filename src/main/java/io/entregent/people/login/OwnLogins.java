package io.entregent.people.login;

import io.entregent.access.Access;
import io.entregent.access.Members;
import io.entregent.access.Permission;
import io.entregent.access.Role;
import io.entregent.audit.Audit;
import io.entregent.audit.AuditEvent;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.Settings;
import io.entregent.kernel.db.Scope;
import io.entregent.kernel.jobs.RetryLater;
import io.entregent.people.keycloak.LoginServers;
import io.entregent.people.keycloak.Organizations;
import io.entregent.tenancy.Tenancy;
import io.entregent.tenancy.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Links the tenant's own login server to its e-mail domain. Who holds a domain is known by an administrator who was
 * invited at an address there, followed the mail and came in; without one, whoever names a domain could have its
 * people sent to a login server of his own.
 */
@ApplicationScoped
@Transactional
public class OwnLogins {

    private static final Set<String> EVERYBODYS = Set.of("gmail.com", "googlemail.com", "outlook.com", "outlook.fr", "hotmail.com",
            "hotmail.fr", "live.com", "live.fr", "msn.com", "yahoo.com", "yahoo.fr", "icloud.com", "me.com", "proton.me", "protonmail.com",
            "gmx.com", "gmx.fr", "gmx.de", "aol.com", "orange.fr", "wanadoo.fr", "free.fr", "sfr.fr", "laposte.net", "bbox.fr", "mail.com");
    private static final String DOMAIN = "(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]{2,63}";

    @Inject
    private OwnLoginSql sql;

    @Inject
    private Access access;

    @Inject
    private Members members;

    @Inject
    private Tenancy tenancy;

    @Inject
    private Organizations organizations;

    @Inject
    private LoginServers servers;

    @Inject
    private Audit audit;

    @Inject
    private Clock clock;

    @Inject
    private OwnLogins self;

    public Optional<OwnLogin> linked() {
        access.require(Permission.MEMBERS_READ);
        return sql.find(Settings.address("ENTREGENT_OIDC_ISSUER").toString());
    }

    /** The address to register at the tenant's login server, known before anything is linked. */
    public String redirect() {
        access.require(Permission.MEMBERS_READ);
        return Settings.address("ENTREGENT_OIDC_ISSUER") + "/broker/" + alias(tenant()) + "/endpoint";
    }

    /** What a SAML server has to know us by (its entity id). */
    public String entity() {
        access.require(Permission.MEMBERS_READ);
        return Settings.address("ENTREGENT_OIDC_ISSUER").toString();
    }

    /**
     * Links, or links anew with other settings; a half-done attempt is finished and nothing is doubled.
     *
     * @throws Rejected {@code login.domain}, {@code login.everybodys}, {@code login.unproven}, {@code login.source},
     *         {@code login.client}, {@code login.unreadable} where Keycloak cannot read the settings there,
     *         {@code login.taken} for a domain of another tenant, {@code login.silent}, {@code members.noDirectory}
     */
    @Transactional(Transactional.TxType.NEVER)
    public void link(OwnLogin.Wanted given) {
        access.require(Permission.MEMBERS_WRITE);
        OwnLogin.Wanted wanted = check(given);
        if (!self.isProven(wanted.domain())) {
            throw Rejected.conflict("login.unproven", wanted.domain());
        }
        if (!organizations.isInstalled()) {
            throw new Rejected(Rejected.Kind.UNAVAILABLE, "members.noDirectory");
        }
        Tenant tenant = self.tenant();
        String alias = alias(tenant);
        try {
            String organization = organizations.make(tenant.slug(), tenant.name(), null);
            if (!servers.put(alias, tenant.name(), wanted.protocol().provider(), wanted.source(), wanted.client(), wanted.secret())) {
                throw Rejected.invalid("login.unreadable");
            }
            if (!servers.claim(organization, wanted.domain())) {
                throw Rejected.conflict("login.taken", wanted.domain());
            }
            servers.link(organization, alias, wanted.domain());
        } catch (RetryLater silent) {
            throw new Rejected(Rejected.Kind.UNAVAILABLE, "login.silent");
        }
        self.keep(wanted, alias);
    }

    /** People log in with a password of the realm again. */
    @Transactional(Transactional.TxType.NEVER)
    public void unlink() {
        access.require(Permission.MEMBERS_WRITE);
        drop();
    }

    /** As {@link #unlink}, for a tenant that leaves: by the portal itself. */
    @Transactional(Transactional.TxType.NEVER)
    public void drop() {
        try {
            servers.remove(alias(self.tenant()));
        } catch (RetryLater silent) {
            throw new Rejected(Rejected.Kind.UNAVAILABLE, "login.silent");
        }
        self.forget();
    }

    public boolean isProven(String domain) {
        return members.roster().stream().filter(one -> one.roles().contains(Role.ADMIN) && one.address() != null)
                .anyMatch(one -> one.address().toLowerCase(Locale.ROOT).endsWith("@" + domain));
    }

    public Tenant tenant() {
        return tenancy.byId(Scope.requireTenant()).orElseThrow();
    }

    public void keep(OwnLogin.Wanted wanted, String alias) {
        sql.put(wanted, alias, access.userId(), clock.instant());
        audit.record(AuditEvent.done("login.linked", "tenant", Scope.requireTenant()).fact("protocol", wanted.protocol())
                .fact("domain", wanted.domain()));
    }

    public void forget() {
        if (sql.delete()) {
            audit.record(AuditEvent.done("login.unlinked", "tenant", Scope.requireTenant()));
        }
    }

    private static OwnLogin.Wanted check(OwnLogin.Wanted given) {
        String domain = given.domain() == null ? "" : given.domain().strip().toLowerCase(Locale.ROOT);
        String client = given.client() == null || given.client().isBlank() ? null : given.client().strip();
        if (domain.length() > 200 || !domain.matches(DOMAIN)) {
            throw Rejected.invalid("login.domain");
        }
        if (EVERYBODYS.contains(domain)) {
            throw Rejected.invalid("login.everybodys", domain);
        }
        if (given.protocol() == null || !isAddress(given.source())) {
            throw Rejected.invalid("login.source");
        }
        if (given.protocol() == OwnLogin.Protocol.OIDC && (client == null || given.secret() == null || given.secret().isBlank())) {
            throw Rejected.invalid("login.client");
        }
        return new OwnLogin.Wanted(given.protocol(), domain, given.source().strip(), client, given.secret());
    }

    /** Keycloak goes there: nothing within the installation's own network, save in a demo. */
    private static boolean isAddress(String text) {
        try {
            URI address = URI.create(text == null ? "" : text.strip());
            boolean near = Settings.flag("ENTREGENT_DEMO") && "http".equals(address.getScheme()) && "localhost".equals(address.getHost());
            return near || "https".equals(address.getScheme()) && address.getUserInfo() == null && address.getHost() != null
                    && address.getHost().matches(DOMAIN);
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }

    private static String alias(Tenant tenant) {
        return "own-" + tenant.slug();
    }
}
