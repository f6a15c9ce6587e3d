package io.entregent.audit.office;

import io.entregent.access.Access;
import io.entregent.access.Member;
import io.entregent.access.Members;
import io.entregent.access.Permission;
import io.entregent.audit.Audit;
import io.entregent.audit.AuditEvent;
import io.entregent.audit.Signing;
import io.entregent.kernel.Ids;
import io.entregent.kernel.Zones;
import io.entregent.kernel.db.Scope;
import io.entregent.notice.Notice;
import io.entregent.notice.Notices;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What officers should look at: a break-glass, personal data exported at night, somebody refused again
 * and again, a signer that is silent, entries that get no number, a witness who says that the log is not
 * what it signed. Each is told once, by the bell and by mail, and is itself an entry.
 */
@ApplicationScoped
@Transactional
public class Alerts {

    private static final Duration REFUSALS_WITHIN = Duration.ofMinutes(10);
    private static final int REFUSALS = 10;
    private static final Duration SILENCE = Duration.ofMinutes(1);
    private static final Duration ONCE = Duration.ofHours(1);
    private static final int MOST_LISTED = 100;
    private static final int MOST_ENTRIES = 50_000;

    @Inject
    private AlertSql sql;

    @Inject
    private Signing signing;

    @Inject
    private Members members;

    @Inject
    private Notices notices;

    @Inject
    private Access access;

    @Inject
    private Audit audit;

    @Inject
    private Zones zones;

    @Inject
    private Clock clock;

    /** What waits from before the start has to be given the time to get its number. */
    private Instant begun;

    @PostConstruct
    void begin() {
        begun = clock.instant();
    }

    /** Goes through what was numbered since the last time, for the tenant of the scope. */
    public void look() {
        if (!sql.lead()) {
            return;
        }
        Instant now = clock.instant();
        long next = sql.next();
        long end = Math.min(sql.end(), next + MOST_ENTRIES);
        if (end > next) {
            sql.striking(next, end, zones.current().getId()).forEach(this::tell);
            sql.refused(next, end, now.minus(REFUSALS_WITHIN), REFUSALS).forEach(found -> tellOnce(found, now));
            sql.advance(end);
        }
        sql.contradicting().forEach(witness -> tellOnce(new AlertSql.Found(null, "witness_contradicts", witness, now), now));
        Instant silent = signing.standing(Scope.requireTenant()).silent();
        if (silent != null && silent.isBefore(now.minus(SILENCE))) {
            tellOnce(new AlertSql.Found(null, "signer_silent", "signer", now), now);
        } else if (begun.isBefore(now.minus(SILENCE)) && sql.waitingSince().filter(since -> since.isBefore(now.minus(SILENCE))).isPresent()) {
            tellOnce(new AlertSql.Found(null, "tail_waits", "numbering", now), now);
        }
    }

    private void tellOnce(AlertSql.Found found, Instant now) {
        if (!sql.told(found.kind(), found.actor(), now.minus(ONCE))) {
            tell(found);
        }
    }

    private void tell(AlertSql.Found found) {
        UUID id = Ids.next();
        sql.add(id, found);
        audit.record(AuditEvent.done("audit.alerted", "audit_alert", id).fact("kind", found.kind()).fact("entry", found.entry()));
        notices.tell(Notice.of("audit.alert").to(members.withPermission(Permission.AUDIT_READ).stream().map(Member::userId).toList())
                .at("audit/alerts"));
    }

    /** Newest first. */
    public List<AlertView> all() {
        access.require(Permission.AUDIT_READ);
        return sql.newest(MOST_LISTED).stream().map(one -> new AlertView(one.id(), one.kind(), one.at(),
                Ids.parse(one.about()).flatMap(members::name).orElse(one.about()), one.entry(), one.seen())).toList();
    }

    public int unseen() {
        access.require(Permission.AUDIT_READ);
        return sql.unseen();
    }

    public void seeAll() {
        access.require(Permission.AUDIT_READ);
        if (sql.seen(access.userId(), clock.instant()) > 0) {
            audit.record(AuditEvent.done("audit.alertsSeen", "audit", "log"));
        }
    }
}
