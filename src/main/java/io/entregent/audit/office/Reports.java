package io.entregent.audit.office;

import io.entregent.access.Access;
import io.entregent.access.Actor;
import io.entregent.access.Member;
import io.entregent.access.Members;
import io.entregent.access.Permission;
import io.entregent.audit.Audit;
import io.entregent.audit.AuditEvent;
import io.entregent.audit.AuditFilter;
import io.entregent.kernel.Ids;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.Zones;
import io.entregent.notice.Attachment;
import io.entregent.notice.Notices;
import io.entregent.vault.TenantSeal;
import io.entregent.vault.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Reports of the trail that go out by mail each day, week or month, from six in the morning on. They hold no names and no
 * addresses; they reach members who may read the trail at that moment, and nobody else. Each is an entry.
 */
@ApplicationScoped
@Transactional
public class Reports {

    private static final String OBJECT = "audit_report";
    private static final String NAME = "audit.report.name";
    private static final String QUERY = "audit.report.query";
    private static final int LONGEST_NAME = 60;
    private static final int MOST = 20;
    private static final int HOUR = 6;

    @Inject
    private ReportSql sql;

    @Inject
    private ReportSheet sheet;

    @Inject
    private Members members;

    @Inject
    private Notices notices;

    @Inject
    private Vault vault;

    @Inject
    private Access access;

    @Inject
    private Audit audit;

    @Inject
    private Zones zones;

    @Inject
    private Clock clock;

    public List<ReportView> all() {
        access.require(Permission.AUDIT_READ);
        TenantSeal seal = vault.tenantSeal();
        return sql.all().stream().map(one -> new ReportView(one.id(), text(seal.open(NAME, one.name())), one.every(), one.language(),
                FilterText.query(seal.open(QUERY, one.query())), one.people().stream().map(who -> members.name(who)
                        .orElse(who.toString())).sorted().toList(), one.next(), one.lastAt())).toList();
    }

    /** Who can be chosen: those who may read the trail. */
    public List<Member> readers() {
        access.require(Permission.AUDIT_READ);
        return members.withPermission(Permission.AUDIT_READ);
    }

    /** @return false if there is no way out for mail, as ENTREGENT_SMTP_URL says */
    public boolean isMailed() {
        return notices.hasMail();
    }

    /**
     * @param filter its dates do not count
     * @throws Rejected audit.report.name, audit.report.people.none, audit.report.many
     */
    public void add(String name, AuditFilter filter, String query, ReportEvery every, Locale language, Collection<UUID> people) {
        access.require(Permission.AUDIT_EXPORT);
        if (name == null || name.isBlank() || name.strip().length() > LONGEST_NAME) {
            throw Rejected.invalid("audit.report.name", LONGEST_NAME);
        }
        Set<UUID> readers = readers().stream().map(Member::userId).collect(Collectors.toSet());
        if (people.isEmpty() || !readers.containsAll(people)) {
            throw Rejected.invalid("audit.report.people.none");
        }
        if (sql.all().size() >= MOST) {
            throw Rejected.conflict("audit.report.many", MOST);
        }
        TenantSeal seal = vault.tenantSeal();
        UUID id = Ids.next();
        sql.add(new ReportSql.Stored(id, access.userId(), every.code(), language.getLanguage(), List.copyOf(people),
                seal.seal(NAME, bytes(name.strip())), seal.seal(QUERY, FilterText.bytes(filter, query)), every.next(today()), null),
                clock.instant());
        audit.record(AuditEvent.done("audit.reportPlanned", OBJECT, id).fact("every", every.code()).fact("people", people.size()));
    }

    /** Any officer may end any report: it is the tenant's. */
    public void remove(UUID id) {
        access.require(Permission.AUDIT_EXPORT);
        if (id == null || !sql.remove(id)) {
            throw Rejected.notFound();
        }
        audit.record(AuditEvent.done("audit.reportEnded", OBJECT, id));
    }

    /**
     * The last whole period, at once, to the reader alone.
     *
     * @throws Rejected audit.report.noMail
     */
    public void sendToMe(UUID id) {
        access.require(Permission.AUDIT_READ);
        ReportSql.Stored one = sql.byId(id).orElseThrow(Rejected::notFound);
        if (send(one, List.of(access.userId())) == 0) {
            throw new Rejected(Rejected.Kind.UNAVAILABLE, "audit.report.noMail");
        }
    }

    /** Makes what is due, for the tenant of the scope. */
    public void due() {
        ZonedDateTime now = clock.instant().atZone(zones.current());
        LocalDate today = now.getHour() >= HOUR ? now.toLocalDate() : now.toLocalDate().minusDays(1);
        Actor portal = new Actor(Actor.Kind.SYSTEM, "portal", "portal", Set.of(Permission.AUDIT_READ), Set.of(), null, null, null, null, null);
        for (ReportSql.Stored one : sql.due(today)) {
            try (var acting = portal.act()) {
                Set<UUID> readers = readers().stream().map(Member::userId).collect(Collectors.toSet());
                send(one, one.people().stream().filter(readers::contains).toList());
                sql.made(one.id(), clock.instant(), ReportEvery.of(one.every()).next(today));
            }
        }
    }

    private int send(ReportSql.Stored one, List<UUID> people) {
        TenantSeal seal = vault.tenantSeal();
        ReportEvery every = ReportEvery.of(one.every());
        LocalDate today = today();
        Instant from = every.begin(today).atStartOfDay(zones.current()).toInstant();
        Instant to = every.end(today).atStartOfDay(zones.current()).toInstant();
        Locale language = Locale.forLanguageTag(one.language());
        String name = text(seal.open(NAME, one.name()));
        byte[] file = sheet.pdf(language, name, FilterText.filter(seal.open(QUERY, one.query())).during(from, to), every.begin(today),
                every.end(today).minusDays(1));
        Attachment report = new Attachment("audit-" + every.begin(today) + ".pdf", file);
        int sent = (int) people.stream().filter(who -> notices.mail(who, language, "audit.report", "audit/reports", report)).count();
        audit.record((sent > 0 ? AuditEvent.done("audit.reportSent", OBJECT, one.id())
                : AuditEvent.failed("audit.reportSent", OBJECT, one.id(), "nobody")).fact("from", from).fact("to", to).fact("people", sent));
        return sent;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zones.current());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
