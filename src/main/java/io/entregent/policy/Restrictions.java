package io.entregent.policy;

import io.entregent.audit.Audit;
import io.entregent.audit.AuditEvent;
import io.entregent.kernel.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What platforms no longer take from the tenant's accounts. The gate is told of it each time it is asked. */
@ApplicationScoped
@Transactional
public class Restrictions {

    /**
     * @param account null for all of the tenant's
     * @param reason  the platform's own word
     * @param until   null for as long as nobody lifts it
     */
    public record View(UUID id, UUID account, Situation.Reach reach, String reason, Instant since, Instant until) {
    }

    @Inject
    private RestrictionSql sql;

    @Inject
    private Audit audit;

    @Inject
    private Clock clock;

    /** For other rooms, in the transaction that took the platform's event in. The same again changes nothing. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void impose(UUID account, Situation.Reach reach, String reason, Instant since, Instant until) {
        if (sql.known(account, reach, reason, since)) {
            return;
        }
        UUID id = Ids.next();
        sql.add(new View(id, account, reach, reason, since, until));
        audit.record(AuditEvent.done("account.restricted", "restriction", id).state(null, reach.name().toLowerCase(Locale.ROOT))
                .fact("account", account).fact("reason", reason).fact("until", until));
    }

    /** @param reason null for whatever there is */
    @Transactional(Transactional.TxType.MANDATORY)
    public void lift(UUID account, String reason, Instant at) {
        for (View one : sql.active(at)) {
            boolean same = account == null || account.equals(one.account());
            if (same && (reason == null || reason.equals(one.reason()))) {
                sql.lift(one.id(), at);
                audit.record(AuditEvent.done("account.released", "restriction", one.id())
                        .state(one.reach().name().toLowerCase(Locale.ROOT), null).fact("account", one.account()));
            }
        }
    }

    /** For other rooms, which have asked {@code Access} themselves. */
    public List<View> active() {
        return sql.active(clock.instant());
    }

    public Set<Situation.Restriction> on(UUID account) {
        return sql.active(clock.instant()).stream().filter(one -> one.account() == null || one.account().equals(account))
                .map(one -> new Situation.Restriction(one.reach(), one.until())).collect(Collectors.toSet());
    }
}
