package io.entregent.agency;

import io.entregent.access.Access;
import io.entregent.access.Permission;
import io.entregent.audit.Audit;
import io.entregent.audit.AuditEvent;
import io.entregent.channel.ChannelAccount;
import io.entregent.channel.whatsapp.Setup;
import io.entregent.kernel.Ids;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.Settings;
import io.entregent.kernel.db.Scope;
import io.entregent.kernel.jobs.Ticket;
import io.entregent.kernel.jobs.Tickets;
import io.entregent.people.Invitations;
import io.entregent.tenancy.Tenancy;
import io.entregent.tenancy.Tenant;
import io.entregent.vault.Vault;
import io.entregent.violation.NumberQuality;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** From nothing to a tenant that works. */
@ApplicationScoped
@Transactional
public class Onboarding {

    static final String QUEUE = "organization";
    private static final String DPO = "onboarding.dpo";
    private static final String PIN = "onboarding.pin";
    private static final int LONGEST = 300;
    private static final Duration SIGNUP_LIVES = Duration.ofMinutes(15);
    private static final SecureRandom CHANCE = new SecureRandom();

    /**
     * What Meta said of a number.
     *
     * @param portfolio that owns the account; null where Meta did not say
     */
    record Health(Setup.Token token, Setup.Phone phone, Set<String> missing, Setup.Hearing hearing, String portfolio) {
    }

    @Inject
    private OnboardingSql sql;

    @Inject
    private Access access;

    @Inject
    private Tenancy tenancy;

    @Inject
    private Vault vault;

    @Inject
    private Audit audit;

    @Inject
    private Tickets tickets;

    @Inject
    private Invitations invitations;

    @Inject
    private NumberQuality quality;

    @Inject
    private TokensEnding ending;

    @Inject
    private Clock clock;

    @Inject
    private Onboarding self;

    /**
     * Begins a tenant, outside of any: the tenant, its key, its first administrator's invitation in one transaction;
     * the realm's organization follows.
     *
     * @return the tenant's slug
     * @throws Rejected {@code permission.denied}, what {@link NewClient} refuses, {@code onboarding.taken},
     *         {@code onboarding.admin} where nobody could enter
     */
    @Transactional(Transactional.TxType.NEVER)
    public String start(NewClient client) {
        access.require(Permission.ONBOARD);
        client.check();
        List<UUID> agencies = access.agenciesOf(access.userId());
        if (agencies.isEmpty() && client.admin() == null) {
            throw Rejected.invalid("onboarding.admin");
        }
        if (tenancy.isTaken(client.slug())) {
            throw Rejected.conflict("onboarding.taken", client.slug());
        }
        UUID id = Ids.next();
        Scope.tenant(id, access.userId()).run(() -> self.create(new Tenant(id, client.slug(), client.name(),
                client.activity().vertical(), agencies.isEmpty() ? null : agencies.get(0)), client));
        return client.slug();
    }

    public void create(Tenant tenant, NewClient client) {
        tenancy.add(tenant);
        tenancy.keepTo(tenant.id(), client.country());
        vault.createTenantKey();
        sql.start(client, access.userId(), clock.instant());
        audit.record(AuditEvent.done("tenant.created", "tenant", tenant.id()).state(null, "created")
                .fact("activity", client.activity()).fact("country", client.country()).fact("agency", tenant.agencyId()));
        if (client.admin() != null) {
            invitations.inviteFirst(client.admin());
        }
        tickets.add(QUEUE, tenant.id().toString(), null);
    }

    /** For who may connect channels, or is a member who may invite. */
    public Checklist checklist() {
        access.require(Permission.CHANNEL_MANAGE);
        return gather();
    }

    /** As {@link #checklist}, for the rounds: asks for no permission and is shown to nobody. */
    public Checklist gather() {
        OnboardingSql.Row row = sql.row().orElse(OnboardingSql.Row.BEFORE);
        OnboardingSql.Counts counts = sql.counts();
        String dpo = row.dpo() == null ? null : new String(vault.tenantSeal().open(DPO, row.dpo()), StandardCharsets.UTF_8);
        return new Checklist(row.organization() != null, row.organizationTrouble(), row.controller(), dpo, row.noticeUrl(),
                counts.admins(), counts.invited(), sql.numbers(), row.channelTrouble(), counts.heard(), counts.answered(), row.pack(),
                counts.templates(), counts.pages());
    }

    /** @throws Rejected {@code onboarding.controller}, {@code onboarding.dpo}, {@code onboarding.notice} */
    public void legal(String controller, String dpo, String noticeUrl) {
        access.require(Permission.CHANNEL_MANAGE);
        ensureRow();
        String responsible = filled(controller, "onboarding.controller");
        String officer = filled(dpo, "onboarding.dpo");
        String notice = filled(noticeUrl, "onboarding.notice");
        try {
            URI address = URI.create(notice);
            if (!"https".equals(address.getScheme()) || address.getHost() == null) {
                throw new IllegalArgumentException();
            }
        } catch (IllegalArgumentException noAddress) {
            throw Rejected.invalid("onboarding.notice");
        }
        sql.legal(responsible, vault.tenantSeal().seal(DPO, officer.getBytes(StandardCharsets.UTF_8)), notice);
        audit.record(AuditEvent.done("tenant.legalKept", "tenant", Scope.requireTenant()));
    }

    /** A failed attempt, so that who comes back sees how far it was; null: it went well. */
    public void channelTrouble(Trouble trouble) {
        ensureRow();
        sql.channelTrouble(trouble == null ? null : trouble.kept());
        if (trouble != null) {
            audit.record(AuditEvent.failed("channel.connecting", "tenant", Scope.requireTenant(), trouble.code()));
        }
    }

    public void learn(ChannelAccount account, Health health) {
        String callback = Settings.address("ENTREGENT_PUBLIC_URL") + "/hooks/whatsapp";
        String override = health.hearing().override();
        boolean here = health.hearing().subscribed() && (override == null || override.equals(callback));
        Instant now = clock.instant();
        sql.learn(account.id(), account.displayName(), health, here, now);
        quality.told(account.id(), account.accountId(), health.phone().quality());
        ending.tell();
    }

    public void subscribed(ChannelAccount account, boolean ownCallback) {
        audit.record(AuditEvent.done("channel.subscribed", "channel_account", account.id()).fact("override", ownCallback));
    }

    public void failed(ChannelAccount account, Trouble trouble) {
        sql.failed(account.id(), account.displayName(), trouble.kept(), clock.instant());
    }

    public boolean isOwnCallback() {
        return sql.row().map(OnboardingSql.Row::ownCallback).orElse(false);
    }

    void ownCallback(boolean own) {
        ensureRow();
        sql.ownCallback(own);
    }

    /** @return six digits with which the tenant's numbers are registered; the same at each call */
    String pin() {
        ensureRow();
        byte[] known = sql.row().map(OnboardingSql.Row::pin).orElse(null);
        if (known != null) {
            return new String(vault.tenantSeal().open(PIN, known), StandardCharsets.UTF_8);
        }
        String fresh = String.format("%06d", CHANCE.nextInt(1_000_000));
        sql.pin(vault.tenantSeal().seal(PIN, fresh.getBytes(StandardCharsets.UTF_8)));
        return fresh;
    }

    /** @return what has to come back with the answer of Meta's dialog, within a quarter of an hour, to the same person */
    String expectSignup() {
        ensureRow();
        byte[] bytes = new byte[24];
        CHANCE.nextBytes(bytes);
        String secret = HexFormat.of().formatHex(bytes);
        sql.expectSignup(digest(secret), clock.instant().plus(SIGNUP_LIVES));
        audit.record(AuditEvent.done("channel.signupBegun", "tenant", Scope.requireTenant()));
        return secret;
    }

    boolean takeSignup(String secret) {
        return sql.takeSignup(digest(secret), clock.instant());
    }

    public Tenant tenant() {
        return tenancy.byId(Scope.requireTenant()).orElseThrow();
    }

    public void organizationMade(Ticket ticket, String organization) {
        if (tickets.done(ticket)) {
            sql.organization(organization);
        }
    }

    public void organizationTrouble(String code) {
        sql.organizationTrouble(code);
    }

    void ensureRow() {
        if (sql.row().isEmpty()) {
            Activity activity = Arrays.stream(Activity.values()).filter(one -> one.vertical() == tenant().vertical()).findFirst().orElseThrow();
            Instant now = clock.instant();
            audit.record(AuditEvent.done("tenant.checklistBegun", "tenant", Scope.requireTenant()));
            sql.startLate(activity, access.userId(), now);
        }
    }

    private byte[] digest(String secret) {
        return vault.lookup("signup.state", access.userId() + " " + secret);
    }

    private static String filled(String text, String code) {
        if (text == null || text.isBlank() || text.length() > LONGEST) {
            throw Rejected.invalid(code);
        }
        return text.strip();
    }
}
