package io.entregent.people;

import io.entregent.access.Access;
import io.entregent.access.Identity;
import io.entregent.access.Members;
import io.entregent.access.Newcomers;
import io.entregent.access.Permission;
import io.entregent.access.Role;
import io.entregent.audit.Audit;
import io.entregent.audit.AuditEvent;
import io.entregent.kernel.Ids;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.Settings;
import io.entregent.kernel.db.Scope;
import io.entregent.kernel.jobs.Ticket;
import io.entregent.kernel.jobs.Tickets;
import io.entregent.notice.Notice;
import io.entregent.notice.Notices;
import io.entregent.people.keycloak.Organizations;
import io.entregent.tenancy.Tenancy;
import io.entregent.tenancy.Tenant;
import io.entregent.vault.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Who is expected in the current tenant. The address is sealed; that it is the same again is told by a keyed hash. */
@ApplicationScoped
@Transactional
public class Invitations implements Newcomers {

    static final String QUEUE = "invite";
    private static final String ADDRESS = "invitation.address";
    private static final String LOOKUP = "invitation";

    /** What the courier needs. */
    public record Errand(UUID id, String slug, String name, String address, boolean withdrawn) {
    }

    @Inject
    private InvitationSql sql;

    @Inject
    private Access access;

    @Inject
    private Members members;

    @Inject
    private Tenancy tenancy;

    @Inject
    private Vault vault;

    @Inject
    private Audit audit;

    @Inject
    private Notices notices;

    @Inject
    private Tickets tickets;

    @Inject
    private Organizations organizations;

    @Inject
    private Clock clock;

    public List<Invitation> open() {
        access.require(Permission.MEMBERS_WRITE);
        return sql.open().stream().map(row -> new Invitation(row.id(), opened(row), roles(row), row.state().equals("sent"),
                row.trouble(), row.askedAt())).toList();
    }

    /**
     * Invites; the mail follows the commit.
     *
     * @throws Rejected {@code members.address.invalid}, {@code members.noRole}, {@code members.noDirectory}, {@code members.invited},
     *         {@code members.duties} unless the inviter knows of it
     */
    public UUID invite(String address, Set<Role> roles, boolean knowing) {
        access.require(Permission.MEMBERS_WRITE);
        return write(address, roles, knowing, null);
    }

    /**
     * Sends another mail to somebody whose link was lost or is too old; the old link ends first, or Keycloak would hold
     * the new one for the same.
     *
     * @return the new invitation's id
     * @throws Rejected not found, also for who came in the meantime
     */
    public UUID again(UUID id) {
        access.require(Permission.MEMBERS_WRITE);
        InvitationSql.Row old = sql.find(id).orElseThrow(Rejected::notFound);
        end(id, id.toString());
        return write(opened(old), roles(old), true, id.toString());
    }

    /** The first administrator of a tenant that begins; by who begins it. */
    public UUID inviteFirst(String address) {
        access.require(Permission.ONBOARD);
        return write(address, Set.of(Role.ADMIN), false, null);
    }

    /** @param lane of what has to follow something else, or null */
    private UUID write(String address, Set<Role> roles, boolean knowing, String lane) {
        String clean = address == null ? "" : address.strip().toLowerCase(Locale.ROOT);
        if (clean.length() > 200 || !clean.matches("[^@\\s\"<>(),;:]+@[^@\\s\"<>(),;:]+\\.[^@\\s\"<>(),;:]{2,}")) {
            throw Rejected.invalid("members.address.invalid");
        }
        Duties.check(roles, knowing);
        if (!organizations.isInstalled()) {
            throw new Rejected(Rejected.Kind.UNAVAILABLE, "members.noDirectory");
        }
        UUID id = Ids.next();
        if (!sql.add(id, vault.tenantSeal().seal(ADDRESS, clean.getBytes(StandardCharsets.UTF_8)), vault.lookup(LOOKUP, clean),
                roles.stream().map(Role::name).sorted().toList(), access.userId(), clock.instant())) {
            throw Rejected.conflict("members.invited");
        }
        audit.record(AuditEvent.done("member.invited", "invitation", id).state(null, Duties.words(roles))
                .fact("duties", Duties.joined(roles) ? "joined" : null));
        tickets.add(QUEUE, id.toString(), lane);
        return id;
    }

    /** @throws Rejected not found, also for who came in the meantime */
    public void withdraw(UUID id) {
        access.require(Permission.MEMBERS_WRITE);
        end(id, null);
    }

    private void end(UUID id, String lane) {
        if (!sql.end(id, "withdrawn", clock.instant())) {
            throw Rejected.notFound();
        }
        audit.record(AuditEvent.done("member.invitationWithdrawn", "invitation", id));
        tickets.add(QUEUE, id.toString(), lane);
    }

    @Override
    public boolean admit(Tenant tenant, Identity who, String address) {
        String clean = address.strip().toLowerCase(Locale.ROOT);
        Optional<InvitationSql.Row> row = sql.openFor(vault.lookup(LOOKUP, clean));
        row.ifPresent(invited -> {
            sql.end(invited.id(), "accepted", clock.instant());
            members.grant(who.userId(), who.name(), roles(invited));
            members.learn(who.userId(), clean, Locale.FRENCH);
            audit.record(AuditEvent.done("member.joined", "member", who.userId()).state(null, Duties.words(roles(invited)))
                    .fact("invitation", invited.id()));
            if (invited.by() != null) {
                notices.tell(Notice.of("members.joined").to(invited.by()).words(tenant.name()).at("members"));
            }
        });
        return row.isPresent();
    }

    public Optional<Errand> errand(UUID id) {
        Tenant tenant = tenancy.byId(Scope.requireTenant()).orElseThrow();
        return sql.find(id).filter(row -> !row.state().equals("accepted") && !row.state().equals("sent"))
                .map(row -> new Errand(id, tenant.slug(), tenant.name(), opened(row), row.state().equals("withdrawn")));
    }

    public void carried(Ticket ticket, Errand errand, Organizations.Invited how) {
        if (!tickets.done(ticket)) {
            return;
        }
        if (!errand.withdrawn() && sql.sent(errand.id(), clock.instant()) && how == Organizations.Invited.IS_MEMBER) {
            // Keycloak knows the person as a member and writes nothing: then we do.
            notices.mail(errand.address(), Locale.FRENCH, "members.again", List.of(errand.name()),
                    Settings.address("ENTREGENT_PUBLIC_URL") + "/t/" + errand.slug());
        }
    }

    public void gone(Ticket ticket) {
        tickets.done(ticket);
    }

    public void trouble(UUID id, String code) {
        sql.trouble(id, code);
    }

    private String opened(InvitationSql.Row row) {
        return new String(vault.tenantSeal().open(ADDRESS, row.address()), StandardCharsets.UTF_8);
    }

    private static Set<Role> roles(InvitationSql.Row row) {
        return row.roles().stream().map(Role::valueOf).collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
    }
}
