package io.entregent.agency.leave;

import io.entregent.access.Access;
import io.entregent.access.Actor;
import io.entregent.access.Member;
import io.entregent.access.Members;
import io.entregent.access.Permission;
import io.entregent.access.Role;
import io.entregent.audit.Audit;
import io.entregent.audit.AuditEvent;
import io.entregent.channel.ChannelAccount;
import io.entregent.channel.Channels;
import io.entregent.channel.whatsapp.Setup;
import io.entregent.kernel.Ids;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.Settings;
import io.entregent.kernel.db.Scope;
import io.entregent.kernel.jobs.Tickets;
import io.entregent.notice.Notice;
import io.entregent.notice.Notices;
import io.entregent.tenancy.Tenancy;
import io.entregent.vault.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The current tenant leaves. Asked for by an administrator of its own, never by the agency; until the cooling-off time
 * is over it can be called off.
 */
@ApplicationScoped
@Transactional
public class Leaving {

    static final String QUEUE = "leave";
    private static final int MOST_DAYS = 90;

    @Inject
    private LeaveSql sql;

    @Inject
    private Access access;

    @Inject
    private Members members;

    @Inject
    private Tenancy tenancy;

    @Inject
    private Channels channels;

    @Inject
    private Setup setup;

    @Inject
    private Vault vault;

    @Inject
    private Audit audit;

    @Inject
    private Notices notices;

    @Inject
    private Tickets tickets;

    @Inject
    private Clock clock;

    @Inject
    private Leaving self;

    /** What is under way. */
    public Optional<Leave> open() {
        access.require(Permission.MEMBERS_WRITE);
        return sql.open();
    }

    /** When everything is erased, for every member: whoever is here may know that it ends. */
    public Optional<Instant> due() {
        return sql.open().map(Leave::dueAt);
    }

    public boolean isMaster() {
        return Actor.current().roles().contains(Role.ADMIN);
    }

    /** Days between asking and erasing. */
    public int days() {
        return Settings.number("ENTREGENT_COOLING_OFF_DAYS", 14, 1, MOST_DAYS);
    }

    /**
     * @param name of the tenant, typed by who asks
     * @throws Rejected {@code permission.denied} for who is no administrator of the tenant's own, {@code leave.name},
     *         {@code approval.stepUp}, {@code leave.asked}
     */
    public void ask(String name) {
        master();
        if (name == null || !name.strip().equals(tenancy.byId(Scope.requireTenant()).orElseThrow().name())) {
            throw Rejected.invalid("leave.name");
        }
        access.requireFreshProof();
        UUID id = Ids.next();
        Instant now = clock.instant();
        Instant due = now.plus(Duration.ofDays(days()));
        if (!sql.add(id, access.userId(), now, due)) {
            throw Rejected.conflict("leave.asked");
        }
        audit.record(AuditEvent.done("tenant.leaveAsked", "tenant", Scope.requireTenant()).fact("offboarding", id).fact("due", due));
        tickets.add(QUEUE, id.toString(), null, due);
        tellOthers("leave.asked");
    }

    /** @throws Rejected {@code leave.none} */
    public void cancel() {
        master();
        Leave leave = under();
        if (!sql.cancel(leave.id(), clock.instant())) {
            throw Rejected.conflict("leave.none");
        }
        audit.record(AuditEvent.done("tenant.leaveCancelled", "tenant", Scope.requireTenant()).fact("offboarding", leave.id()));
        tellOthers("leave.cancelled");
    }

    /** What the data are called when they are taken along: who keeps several must tell them apart. */
    public String fileName() {
        return tenancy.byId(Scope.requireTenant()).orElseThrow().slug() + "-" + clock.instant().toString().substring(0, 10) + ".zip";
    }

    /** Somebody takes the data along. */
    public void exporting() {
        master();
        sql.exported(clock.instant());
        audit.record(AuditEvent.done("tenant.exported", "tenant", Scope.requireTenant()));
    }

    /**
     * Ends at once what others may: Meta delivers nothing any more, tokens are destroyed, the agency is out. May be
     * repeated after a failure.
     *
     * @throws Rejected {@code leave.none}, {@code channel.silent}
     */
    @Transactional(Transactional.TxType.NEVER)
    public void revoke() {
        master();
        Leave leave = self.open().orElseThrow(() -> Rejected.conflict("leave.none"));
        silence();
        self.revoked(leave.id());
    }

    /** Unsubscribes the app, over the network; a token that Meta no longer takes has nothing to end. */
    @Transactional(Transactional.TxType.NEVER)
    public void silence() {
        for (ChannelAccount account : self.numbers()) {
            try {
                setup.unsubscribe(account.businessId(), channels.token(account.id()));
            } catch (Rejected no) {
                if (no.kind() == Rejected.Kind.UNAVAILABLE) {
                    throw no;
                }
            }
            self.gone(account.id());
        }
    }

    public void gone(UUID account) {
        channels.disconnect(account);
        sql.gone(account);
    }

    public List<ChannelAccount> numbers() {
        return channels.accounts();
    }

    public void revoked(UUID id) {
        if (!sql.revoked(id, clock.instant())) {
            return;
        }
        tenancy.cutAgency(Scope.requireTenant());
        audit.record(AuditEvent.done("tenant.revoked", "tenant", Scope.requireTenant()).fact("offboarding", id));
    }

    /**
     * The end, in one transaction: nobody may anything here, the numbers are free, the key under which everything was
     * sealed is destroyed, and the rows are deleted. What remains is the audit log, which names nobody
     * (docs/agencies.md).
     *
     * @return false if it is not due, was called off, or is done
     */
    public boolean erase(UUID id, Instant now) {
        if (!sql.erased(id, now)) {
            return false;
        }
        members.roster().forEach(one -> members.assign(one.userId(), Set.of()));
        tenancy.cutAgency(Scope.requireTenant());
        channels.release();
        audit.record(AuditEvent.done("tenant.erased", "tenant", Scope.requireTenant()).fact("offboarding", id));
        tenancy.leave(Scope.requireTenant());
        vault.destroyTenant();
        sql.nothingLeft();
        return true;
    }

    /** One administrator alone may end everything; the others must hear of it while there is time. */
    private void tellOthers(String kind) {
        notices.tell(Notice.of(kind).to(members.withPermission(Permission.MEMBERS_WRITE).stream().map(Member::userId).toList())
                .words(days()).at("leaving"));
    }

    private Leave under() {
        return sql.open().orElseThrow(() -> Rejected.conflict("leave.none"));
    }

    private void master() {
        if (!isMaster()) {
            throw new Rejected(Rejected.Kind.FORBIDDEN, "permission.denied", Permission.MEMBERS_WRITE);
        }
    }
}
