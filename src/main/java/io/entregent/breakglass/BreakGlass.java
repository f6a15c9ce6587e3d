package io.entregent.breakglass;

import io.entregent.access.Access;
import io.entregent.access.Actor;
import io.entregent.access.Member;
import io.entregent.access.Members;
import io.entregent.access.Passes;
import io.entregent.access.Permission;
import io.entregent.audit.Audit;
import io.entregent.audit.AuditEvent;
import io.entregent.kernel.Ids;
import io.entregent.kernel.Rejected;
import io.entregent.notice.Notice;
import io.entregent.notice.Notices;
import io.entregent.tenancy.Tenant;
import io.entregent.vault.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Opens, shows and ends break-glasses of the current tenant. */
@ApplicationScoped
@Transactional
public class BreakGlass implements Passes {

    /** No longer than this, whatever is asked for. */
    public static final Duration LONGEST = Duration.ofHours(4);
    private static final String REASON = "breakglass.reason";
    private static final String OBJECT = "break_glass";
    private static final int SHORTEST_REASON = 10;
    private static final int LONGEST_REASON = 500;
    private static final int MOST_LISTED = 100;

    @Inject
    private VisitSql sql;

    @Inject
    private Access access;

    @Inject
    private Members members;

    @Inject
    private Vault vault;

    @Inject
    private Audit audit;

    @Inject
    private Notices notices;

    @Inject
    private Clock clock;

    /**
     * For an agency in its client's tenant, and for the operator in the scope of the tenant to be entered.
     *
     * @throws Rejected breakglass.reason, breakglass.length, breakglass.isOpen
     */
    public UUID begin(String reason, Duration length) {
        boolean operator = access.may(Permission.OPERATE);
        if (!operator) {
            access.require(Permission.VISIT_BEGIN);
        }
        String why = reason == null ? "" : reason.strip();
        if (why.length() < SHORTEST_REASON || why.length() > LONGEST_REASON) {
            throw Rejected.invalid("breakglass.reason", SHORTEST_REASON, LONGEST_REASON);
        }
        if (length.isNegative() || length.isZero() || length.compareTo(LONGEST) > 0) {
            throw Rejected.invalid("breakglass.length", LONGEST.toHours());
        }
        Actor who = access.actor();
        Instant now = clock.instant();
        if (sql.open(who.userId(), now).isPresent()) {
            throw Rejected.conflict("breakglass.isOpen");
        }
        members.remember(who.userId(), who.name());
        UUID id = Ids.next();
        Instant ends = now.plus(length);
        String side = operator ? "operator" : "agency";
        sql.add(new VisitSql.Stored(id, who.userId(), side, vault.tenantSeal().seal(REASON, why.getBytes(StandardCharsets.UTF_8)), now,
                ends, null, null));
        audit.record(AuditEvent.done("breakglass.opened", OBJECT, id).state(null, "open").fact("side", side).fact("until", ends));
        notices.tell(Notice.of("breakglass.opened").to(members.withPermission(Permission.VISIT_END).stream().map(Member::userId).toList())
                .at("visits"));
        return id;
    }

    /**
     * Ends one before its time: the client's people any, the visitor the own.
     *
     * @throws Rejected breakglass.over if it had ended already
     */
    public void end(UUID id) {
        VisitSql.Stored one = Optional.ofNullable(id).flatMap(sql::byId).orElseThrow(Rejected::notFound);
        boolean own = one.user().equals(access.userId());
        if (!own) {
            access.require(Permission.VISIT_END);
        }
        if (!sql.end(id, access.userId(), clock.instant())) {
            throw Rejected.conflict("breakglass.over");
        }
        audit.record(AuditEvent.done(own ? "breakglass.left" : "breakglass.revoked", OBJECT, id).state("open", "ended"));
    }

    /** Newest first: all for the client's people, the own ones for an agency. */
    public List<Visit> visits() {
        access.require(Permission.VISIT_READ);
        boolean all = access.may(Permission.VISIT_END);
        return sql.newest(MOST_LISTED).stream().filter(one -> all || one.user().equals(access.userId())).map(this::visit).toList();
    }

    /** Those that are open now and concern the reader: as visitor, or as one of the client's people. */
    public List<Visit> open() {
        boolean client = access.may(Permission.VISIT_END);
        if (!client && access.actor().pass() == null) {
            return List.of();
        }
        return sql.open(clock.instant()).stream().filter(one -> client || one.id().equals(access.actor().pass())).map(this::visit).toList();
    }

    @Override
    public Optional<UUID> open(Tenant tenant, UUID user) {
        return sql.open(user, clock.instant()).map(VisitSql.Stored::id);
    }

    private Visit visit(VisitSql.Stored one) {
        return new Visit(one.id(), one.user(), one.side(), name(one.user()),
                new String(vault.tenantSeal().open(REASON, one.reason()), StandardCharsets.UTF_8), one.began(), one.ends(), one.ended(),
                one.endedBy() == null ? null : name(one.endedBy()));
    }

    private String name(UUID user) {
        return members.name(user).filter(name -> !name.isEmpty()).orElse(user.toString());
    }
}
