package io.entregent.rights;

import io.entregent.access.Access;
import io.entregent.access.Actor;
import io.entregent.access.Permission;
import io.entregent.audit.Audit;
import io.entregent.audit.AuditEvent;
import io.entregent.consent.Consents;
import io.entregent.consent.capture.Imports;
import io.entregent.contact.Erasures;
import io.entregent.inbox.age.Aged;
import io.entregent.inbox.age.Aging;
import io.entregent.kernel.Ids;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.jobs.Ticket;
import io.entregent.kernel.jobs.Tickets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** How long the current tenant keeps which data, and what goes when the time is over. Without a time nothing goes. */
@ApplicationScoped
@Transactional
public class Retention {

    static final String QUEUE = "retention";
    private static final int PIECE = 200;
    private static final int LONGEST_MONTHS = 240;
    private static final int MOST_RUNS = 30;
    private static final Duration DAILY = Duration.ofHours(20);
    private static final String RULE = "retention_rule";

    /** @param months null for no limit */
    public record RuleView(DataKind kind, Integer months, Instant since, String by) {
    }

    /**
     * What a run would do now.
     *
     * @param before what is older would go; null without a limit
     * @param found  how many would go
     * @param held   how many stay although they are older, under a legal hold
     * @param oldest of what would go, or null
     */
    public record Preview(DataKind kind, Integer months, Instant before, long found, long held, Instant oldest) {
    }

    /** @param by a person's id, or "system" for the daily run */
    public record RunView(DataKind kind, Instant at, Instant before, long deleted, long held, String by) {
    }

    @Inject
    private RetentionSql sql;

    @Inject
    private LegalHolds holds;

    @Inject
    private Aging aging;

    @Inject
    private Imports imports;

    @Inject
    private Consents consents;

    @Inject
    private Erasures erasures;

    @Inject
    private Access access;

    @Inject
    private Audit audit;

    @Inject
    private Tickets tickets;

    @Inject
    private Clock clock;

    /** One of each kind. */
    public List<RuleView> rules() {
        access.require(Permission.CONTACT_ERASE);
        return read();
    }

    /** For this room, which has asked. */
    List<RuleView> read() {
        Map<DataKind, RetentionSql.Rule> rules = sql.rules();
        return Arrays.stream(DataKind.values()).map(kind -> rules.containsKey(kind)
                ? new RuleView(kind, rules.get(kind).months(), rules.get(kind).since(), rules.get(kind).by())
                : new RuleView(kind, null, null, null)).toList();
    }

    /**
     * @param months 1 to 240, or null for no limit
     * @throws Rejected retention.months, retention.changedMeanwhile
     */
    public void set(DataKind kind, Integer months) {
        access.require(Permission.CONTACT_ERASE);
        access.require(Permission.POLICY_WRITE);
        if (months != null && (months < 1 || months > LONGEST_MONTHS)) {
            throw Rejected.invalid("retention.months", LONGEST_MONTHS);
        }
        RetentionSql.Rule before = sql.rules().get(kind);
        if (before != null && Objects.equals(before.months(), months) || before == null && months == null) {
            return;
        }
        if (!sql.add(kind, before == null ? 1 : before.version() + 1, months, Actor.current().id(), clock.instant())) {
            throw Rejected.conflict("retention.changedMeanwhile");
        }
        audit.record(AuditEvent.done("retention.ruleSet", RULE, kind.code())
                .state(before == null || before.months() == null ? "none" : before.months().toString(),
                        months == null ? "none" : months.toString()));
    }

    /** Counts, and takes nothing away. */
    public List<Preview> dryRun() {
        access.require(Permission.CONTACT_ERASE);
        Set<UUID> held = holds.held();
        List<Preview> previews = read().stream().map(rule -> preview(rule, held)).toList();
        audit.record(AuditEvent.done("retention.dryRun", RULE, "all").fact("found", previews.stream().mapToLong(Preview::found).sum()));
        return previews;
    }

    private Preview preview(RuleView rule, Set<UUID> held) {
        if (rule.months() == null) {
            return new Preview(rule.kind(), null, null, 0, 0, null);
        }
        Instant before = before(rule.months());
        Aged aged = aged(rule.kind(), before, held);
        return new Preview(rule.kind(), rule.months(), before, aged.found(), aged.held(), aged.oldest());
    }

    private Aged aged(DataKind kind, Instant before, Set<UUID> held) {
        return switch (kind) {
            case MEDIA -> aging.files(before, held);
            case MESSAGES -> aging.messages(before, held);
            case CONTACTS -> aging.contacts(before, held);
            case IMPORTS -> new Aged(imports.reportsBefore(before), 0, null);
        };
    }

    private Instant before(int months) {
        return clock.instant().atZone(ZoneOffset.UTC).minusMonths(months).toInstant();
    }

    /** Begins now what else happens in the night. */
    public void runNow() {
        access.require(Permission.CONTACT_ERASE);
        access.require(Permission.POLICY_WRITE);
        read().stream().filter(rule -> rule.months() != null).forEach(rule -> begin(rule.kind()));
        audit.record(AuditEvent.done("retention.asked", RULE, "all"));
    }

    /** For the scheduler: what was not run for a day. */
    void runDaily() {
        Instant since = clock.instant().minus(DAILY);
        read().stream().filter(rule -> rule.months() != null)
                .filter(rule -> sql.lastRun(rule.kind()).map(at -> at.isBefore(since)).orElse(true))
                .forEach(rule -> begin(rule.kind()));
    }

    private void begin(DataKind kind) {
        tickets.add(QUEUE, kind.code() + " " + Ids.next() + " " + Actor.current().id(), kind.code());
    }

    /** Newest first. */
    public List<RunView> runs() {
        access.require(Permission.CONTACT_ERASE);
        return sql.runs(MOST_RUNS);
    }

    /** One piece; if more is left, another ticket. */
    void work(Ticket ticket) {
        if (!tickets.done(ticket)) {
            return;
        }
        String[] parts = ticket.ref().split(" ");
        DataKind kind = DataKind.parse(parts[0]);
        RetentionSql.Rule rule = sql.rules().get(kind);
        if (rule == null || rule.months() == null) {
            return;
        }
        Instant before = before(rule.months());
        Set<UUID> held = holds.held();
        long stays = aged(kind, before, held).held();
        int gone = take(kind, before, held);
        audit.record(AuditEvent.done("retention.applied", RULE, kind.code()).fact("before", before).fact("deleted", gone)
                .fact("held", stays).fact("run", parts[1]));
        sql.ran(UUID.fromString(parts[1]), kind, before, gone, stays, parts[2], clock.instant());
        if (gone > 0) {
            tickets.add(QUEUE, ticket.ref(), kind.code());
        }
    }

    private int take(DataKind kind, Instant before, Set<UUID> held) {
        return switch (kind) {
            case MEDIA -> aging.emptyFiles(before, held, PIECE);
            case MESSAGES -> aging.deleteMessages(before, held, PIECE);
            case CONTACTS -> release(aging.contacts(before, held, PIECE), "retention");
            case IMPORTS -> imports.forgetReports(before, PIECE);
        };
    }

    /** Who was erased and wrote again was answered; once the window is over, nothing is kept of that either. */
    int releasePassers() {
        return release(aging.passers(holds.held(), PIECE), "window");
    }

    private int release(List<UUID> people, String reason) {
        people.forEach(one -> erasures.release(one, reason, consents.events(one).stream().anyMatch(event -> event.type().refuses())));
        return people.size();
    }
}
