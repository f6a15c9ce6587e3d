package io.entregent.audit.retention;

import io.entregent.access.Access;
import io.entregent.access.Members;
import io.entregent.access.Permission;
import io.entregent.audit.Audit;
import io.entregent.audit.AuditEvent;
import io.entregent.kernel.Ids;
import io.entregent.kernel.Rejected;
import io.entregent.vault.TenantSeal;
import io.entregent.vault.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** How long entries stay, and the legal holds that keep them longer. */
@ApplicationScoped
@Transactional
public class Retention {

    /** Months that can be chosen: one to thirty years. */
    public static final List<Integer> MONTHS = List.of(12, 24, 36, 60, 72, 120, 240, 360);

    private static final String REASON = "audit.hold.reason";
    private static final int SHORTEST_REASON = 10;
    private static final int LONGEST_REASON = 500;

    @Inject
    private RetentionSql sql;

    @Inject
    private Members members;

    @Inject
    private Vault vault;

    @Inject
    private Access access;

    @Inject
    private Audit audit;

    @Inject
    private Clock clock;

    public int months() {
        access.require(Permission.AUDIT_READ);
        return sql.months();
    }

    /** @throws Rejected audit.retention.months */
    public void setMonths(int months) {
        access.require(Permission.AUDIT_EXPORT);
        if (!MONTHS.contains(months)) {
            throw Rejected.invalid("audit.retention.months");
        }
        int before = sql.months();
        if (before != months) {
            sql.setMonths(months);
            audit.record(AuditEvent.done("audit.retention", "audit", "log").state(Integer.toString(before), Integer.toString(months)));
        }
    }

    /** Those that stand first. */
    public List<HoldView> holds() {
        access.require(Permission.AUDIT_READ);
        TenantSeal seal = vault.tenantSeal();
        return sql.holds().stream().map(one -> new HoldView(one.id(), new String(seal.open(REASON, one.reason()), StandardCharsets.UTF_8),
                one.from(), one.to(), name(one.by()), one.at(), one.liftedBy() == null ? null : name(one.liftedBy()), one.lifted())).toList();
    }

    private String name(UUID user) {
        return members.name(user).orElse(user.toString());
    }

    /**
     * @param from inclusive
     * @param to   exclusive
     * @throws Rejected audit.hold.reason, audit.hold.dates
     */
    public void hold(String reason, Instant from, Instant to) {
        access.require(Permission.AUDIT_EXPORT);
        if (reason == null || reason.strip().length() < SHORTEST_REASON || reason.strip().length() > LONGEST_REASON) {
            throw Rejected.invalid("audit.hold.reason", SHORTEST_REASON, LONGEST_REASON);
        }
        if (from == null || to == null || !from.isBefore(to)) {
            throw Rejected.invalid("audit.hold.dates");
        }
        UUID id = Ids.next();
        sql.addHold(new RetentionSql.Hold(id, vault.tenantSeal().seal(REASON, reason.strip().getBytes(StandardCharsets.UTF_8)), from, to,
                access.userId(), clock.instant(), null, null));
        audit.record(AuditEvent.done("audit.holdSet", "audit_hold", id).fact("from", from).fact("to", to));
    }

    /** @throws Rejected not found, also if it is lifted already */
    public void lift(UUID id) {
        access.require(Permission.AUDIT_EXPORT);
        if (id == null || !sql.lift(id, access.userId(), clock.instant())) {
            throw Rejected.notFound();
        }
        audit.record(AuditEvent.done("audit.holdLifted", "audit_hold", id));
    }
}
