package io.entregent.audit.office;

import io.entregent.access.Access;
import io.entregent.access.Member;
import io.entregent.access.Members;
import io.entregent.access.Permission;
import io.entregent.audit.Audit;
import io.entregent.audit.AuditEvent;
import io.entregent.audit.AuditFilter;
import io.entregent.audit.AuditLog;
import io.entregent.kernel.Ids;
import io.entregent.kernel.Rejected;
import io.entregent.notice.Notice;
import io.entregent.notice.Notices;
import io.entregent.vault.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Who asked for which export, who approved it, and how it stands. An export with names and addresses
 * needs a second person unless the tenant switched that off; nobody approves what he asked for.
 */
@ApplicationScoped
@Transactional
public class ExportDesk {

    static final String WAITING = "waiting";
    static final String RUNNING = "running";
    private static final String QUERY = "audit.export.query";
    private static final String OBJECT = "audit_export";
    private static final Set<String> FORMATS = Set.of("csv", "json", "pack");
    private static final int MOST_LISTED = 30;
    /** Who has not been heard of for so long fell with its server. */
    private static final Duration SILENCE = Duration.ofSeconds(90);

    /** What to write, and for whom. */
    record Order(UUID id, UUID by, String format, boolean named, AuditFilter filter) {
    }

    @Inject
    private OfficeSql sql;

    @Inject
    private AuditLog log;

    @Inject
    private Members members;

    @Inject
    private Vault vault;

    @Inject
    private Access access;

    @Inject
    private Audit audit;

    @Inject
    private Notices notices;

    @Inject
    private Clock clock;

    public boolean isFourEyes() {
        access.require(Permission.AUDIT_READ);
        return sql.fourEyes();
    }

    /** For the tenant's own administrators. */
    public void setFourEyes(boolean on) {
        access.require(Permission.MEMBERS_WRITE);
        access.require(Permission.AUDIT_READ);
        boolean before = sql.fourEyes();
        if (before != on) {
            sql.setFourEyes(on);
            audit.record(AuditEvent.done("audit.fourEyes", "audit", "log").state(word(before), word(on)));
        }
    }

    private static String word(boolean on) {
        return on ? "on" : "off";
    }

    /** Newest first. */
    public List<ExportView> all() {
        access.require(Permission.AUDIT_READ);
        Instant silent = clock.instant().minus(SILENCE);
        return sql.asked(MOST_LISTED).stream().map(one -> new ExportView(one.id(), name(one.by()), one.at(), one.format(), one.named(),
                FilterText.query(open(one)), one.state().equals(RUNNING) && one.beat().isBefore(silent) ? "failed" : one.state(),
                one.decidedBy() == null ? null : name(one.decidedBy()), one.entries(), one.of(), one.by().equals(access.userId()),
                false)).toList();
    }

    private String name(UUID user) {
        return members.name(user).orElse(user.toString());
    }

    private byte[] open(OfficeSql.Asked one) {
        return vault.tenantSeal().open(QUERY, one.query());
    }

    /** @throws Rejected audit.export.format */
    Order ask(AuditFilter filter, String query, String format, boolean named) {
        access.require(Permission.AUDIT_EXPORT);
        if (!FORMATS.contains(format)) {
            throw Rejected.invalid("audit.export.format");
        }
        boolean personal = named && !format.equals("pack");
        String state = personal && sql.fourEyes() ? WAITING : RUNNING;
        UUID id = Ids.next();
        Instant now = clock.instant();
        sql.ask(new OfficeSql.Asked(id, access.userId(), now, format, personal,
                vault.tenantSeal().seal(QUERY, FilterText.bytes(filter, query)), state, null, null, 0,
                format.equals("pack") ? 0 : log.count(filter), now));
        audit.record(AuditEvent.done("audit.exportAsked", OBJECT, id).state(null, state).fact("as", format).fact("named", personal));
        if (state.equals(WAITING)) {
            notices.tell(Notice.of("export.asked").to(members.withPermission(Permission.AUDIT_READ).stream().map(Member::userId).toList())
                    .at("audit/exports"));
            return null;
        }
        return new Order(id, access.userId(), format, personal, filter);
    }

    /** @throws Rejected audit.export.decided, if it waits no more, or if the reader asked for it himself */
    Order approve(UUID id) {
        OfficeSql.Asked one = decide(id, RUNNING, "audit.exportApproved");
        return new Order(id, one.by(), one.format(), one.named(), FilterText.filter(open(one)));
    }

    void decline(UUID id) {
        decide(id, "declined", "audit.exportDeclined");
    }

    private OfficeSql.Asked decide(UUID id, String to, String type) {
        access.require(Permission.AUDIT_READ);
        OfficeSql.Asked one = sql.asked(id).orElseThrow(Rejected::notFound);
        if (!sql.decide(id, to, access.userId(), clock.instant())) {
            throw Rejected.conflict("audit.export.decided");
        }
        audit.record(AuditEvent.done(type, OBJECT, id).state(WAITING, to).fact("asked_by", one.by()));
        return one;
    }

    /** Gives up what only waits. @return false if it runs already, or is not the reader's */
    boolean withdraw(UUID id) {
        return sql.asked(id).filter(one -> one.by().equals(access.userId())).isPresent()
                && ended(id, WAITING, "cancelled", "audit.exportCancelled");
    }

    void progress(UUID id, long entries, long of) {
        sql.progress(id, entries, of, clock.instant());
    }

    boolean ended(UUID id, String from, String to, String type) {
        boolean moved = sql.move(id, from, to, clock.instant());
        if (moved) {
            audit.record(AuditEvent.done(type, OBJECT, id).state(from, to));
        }
        return moved;
    }

    /** Who asked may fetch, and nobody else. That it was fetched is an entry. */
    OfficeSql.Asked fetch(UUID id) {
        access.require(Permission.AUDIT_EXPORT);
        OfficeSql.Asked one = sql.asked(id).filter(asked -> asked.by().equals(access.userId()) && asked.state().equals("done"))
                .orElseThrow(Rejected::notFound);
        audit.record(AuditEvent.done("audit.exportFetched", OBJECT, id).fact("as", one.format()).fact("named", one.named()));
        return one;
    }
}
