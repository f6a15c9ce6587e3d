package io.entregent.violation;

import io.entregent.access.Access;
import io.entregent.access.Member;
import io.entregent.access.Members;
import io.entregent.access.Permission;
import io.entregent.audit.Audit;
import io.entregent.audit.AuditEvent;
import io.entregent.kernel.Cursor;
import io.entregent.kernel.Page;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.Zones;
import io.entregent.kernel.db.Signals;
import io.entregent.notice.Notice;
import io.entregent.notice.Notices;
import io.entregent.screening.ContentScreening;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The queue of the current tenant. POLICY_READ sees it, INBOX_READ the words too, POLICY_WRITE decides. */
@ApplicationScoped
@Transactional
public class Violations {

    private static final int PAGE = 50;
    private static final int MOST = 100;

    @Inject
    private ViolationSql sql;

    @Inject
    private Reports reports;

    @Inject
    private ViolationReader reader;

    @Inject
    private ContentScreening screenings;

    @Inject
    private Access access;

    @Inject
    private Members members;

    @Inject
    private Notices notices;

    @Inject
    private Audit audit;

    @Inject
    private Signals signals;

    @Inject
    private Event<RedactionAsked> redactions;

    @Inject
    private Zones zones;

    @Inject
    private Clock clock;

    /** For other rooms, in the transaction of what happened. What was reported before does nothing. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void report(Report report) {
        reports.add(report);
    }

    /** Newest first. */
    public Page<ViolationView> list(ViolationFilter filter, String cursor, int limit) {
        access.require(Permission.POLICY_READ);
        int most = limit <= 0 ? PAGE : Math.min(limit, MOST);
        Page<ViolationSql.Row> rows = Page.of(sql.list(filter, today(), Cursor.parse(cursor), most + 1), most,
                row -> new Cursor(row.at(), row.id()).text());
        return new Page<>(reader.views(rows.rows()), rows.next());
    }

    public long count(ViolationFilter filter) {
        access.require(Permission.POLICY_READ);
        return sql.count(filter, today());
    }

    /** Codes of rules that ever were broken here. */
    public List<String> rules() {
        access.require(Permission.POLICY_READ);
        return sql.rules();
    }

    public ViolationView view(UUID id) {
        access.require(Permission.POLICY_READ);
        return reader.views(List.of(sql.byId(id).orElseThrow(Rejected::notFound))).get(0);
    }

    /** Those who can be asked to look after one. */
    public List<Member> helpers() {
        access.require(Permission.POLICY_READ);
        return members.withPermission(Permission.POLICY_WRITE);
    }

    /** It was right, or does not matter. */
    public void accept(Collection<UUID> ids) {
        ids.forEach(id -> become(id, State.ACCEPTED));
    }

    /**
     * The same, and the number that was found may be written from now on.
     *
     * @throws Rejected violation.noNumber, screening.name, screening.known
     */
    public void allow(UUID id, String name) {
        ViolationSql.Row row = require(id);
        if (row.hash() == null) {
            throw Rejected.invalid("violation.noNumber");
        }
        UUID rule = screenings.allow(name, row.hash(), "");
        settle(row, State.ACCEPTED, rule);
    }

    /** Takes the number out of the message where one is kept, and the words out of the queue. */
    public void redact(Collection<UUID> ids) {
        for (UUID id : ids) {
            ViolationSql.Row row = require(id);
            if (row.message() != null) {
                redactions.fire(new RedactionAsked(row.message()));
            }
            sql.forgetWords(id);
            settle(row, State.REDACTED, null);
        }
    }

    /** Tells everybody who decides here; it stays open. */
    public void escalate(Collection<UUID> ids) {
        ids.forEach(id -> become(id, State.ESCALATED));
        notices.tell(Notice.of("violation.escalated").to(helpers().stream().map(Member::userId).toList()).words(ids.size())
                .at(ids.size() == 1 ? "violations/" + ids.iterator().next() : "violations?state=escalated"));
    }

    public void reopen(Collection<UUID> ids) {
        ids.forEach(id -> become(id, State.OPEN));
    }

    /**
     * @param user null for nobody
     * @param due  null for no day
     * @throws Rejected assignee.unknown, violation.due.past
     */
    public void assign(Collection<UUID> ids, UUID user, LocalDate due) {
        if (user != null && helpers().stream().noneMatch(one -> one.userId().equals(user))) {
            throw Rejected.invalid("assignee.unknown");
        }
        if (due != null && due.isBefore(today())) {
            throw Rejected.invalid("violation.due.past");
        }
        for (UUID id : ids) {
            require(id);
            sql.assign(id, user, due);
            audit.record(AuditEvent.done("violation.assigned", "violation", id).fact("assignee", user).fact("due", due));
            signals.raise("violation", id.toString());
        }
        if (user != null) {
            notices.tell(Notice.of("violation.assigned").to(Set.of(user)).words(ids.size())
                    .at(ids.size() == 1 ? "violations/" + ids.iterator().next() : "violations?assignee=mine"));
        }
    }

    private void become(UUID id, State state) {
        settle(require(id), state, null);
    }

    private void settle(ViolationSql.Row row, State state, UUID rule) {
        if (row.state() == state) {
            return;
        }
        sql.become(row.id(), state, access.userId(), clock.instant());
        audit.record(AuditEvent.done("violation." + state.code(), "violation", row.id()).state(row.state().code(), state.code())
                .fact("rule", row.rule()).fact("screening", rule));
        signals.raise("violation", row.id().toString());
    }

    private ViolationSql.Row require(UUID id) {
        access.require(Permission.POLICY_WRITE);
        return sql.locked(id).orElseThrow(Rejected::notFound);
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(zones.current()));
    }
}
