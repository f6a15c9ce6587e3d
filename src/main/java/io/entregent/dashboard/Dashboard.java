package io.entregent.dashboard;

import io.entregent.access.Access;
import io.entregent.access.Permission;
import io.entregent.audit.Audit;
import io.entregent.audit.AuditEvent;
import io.entregent.contact.Contacts;
import io.entregent.kernel.Cursor;
import io.entregent.kernel.Page;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.Span;
import io.entregent.kernel.Zones;
import io.entregent.policy.RuleBooks;
import io.entregent.policy.rules.RuleBook;
import io.entregent.policy.rules.RuleSet;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** The figures of the current tenant. POLICY_READ; counts only. */
@ApplicationScoped
@Transactional
public class Dashboard {

    /** Who comes then finds the night's windows gone. */
    private static final LocalTime MORNING = LocalTime.of(8, 0);
    private static final int MOST = 100;
    private static final List<String> GIVEN = List.of("given", "confirmed", "renewed");
    private static final List<String> TAKEN = List.of("withdrawn", "refused", "objected");
    private static final String CHANNEL = "whatsapp";

    @Inject
    private DashboardSql sql;

    @Inject
    private DecidedSql decided;

    @Inject
    private BehindSql behind;

    @Inject
    private Contacts contacts;

    @Inject
    private Audit audit;

    @Inject
    private RuleBooks books;

    @Inject
    private Access access;

    @Inject
    private Zones zones;

    @Inject
    private Clock clock;

    /**
     * The decisions behind the figures, newest first.
     *
     * @param verdict allow, refuse, hold; null for any
     * @param code    of the rule that spoke; null for any
     */
    public Page<Decided> decisions(LocalDate from, LocalDate to, String verdict, String code, String cursor, int limit) {
        access.require(Permission.POLICY_READ);
        ZoneId zone = zones.current();
        Span span = Span.of(from, to, LocalDate.ofInstant(clock.instant(), zone), zone);
        int most = Math.min(Math.max(1, limit), MOST);
        boolean words = access.may(Permission.INBOX_READ);
        return Page.of(decided.list(span, verdict, code, Cursor.parse(cursor), most + 1), most, one -> new Cursor(one.at(), one.id()).text())
                .map(one -> words ? one : wordless(one));
    }

    /** One decision, as a list of it alone; empty if there is none. */
    public Page<Decided> decision(UUID id) {
        access.require(Permission.POLICY_READ);
        boolean words = access.may(Permission.INBOX_READ);
        return new Page<>(decided.one(id), null).map(one -> words ? one : wordless(one));
    }

    private static Decided wordless(Decided one) {
        return new Decided(one.id(), one.at(), one.verdict(), one.code(), one.version(), null);
    }

    /**
     * What a figure that is not of decisions counts, newest first; what waits does so now, whatever the days.
     *
     * @param what answered, lapsed, waiting, lapsing, reached, optin, optout
     * @throws Rejected not found for any other
     */
    public Page<Behind> behind(LocalDate from, LocalDate to, String what, String cursor, int limit) {
        access.require(Permission.POLICY_READ);
        Instant now = clock.instant();
        ZoneId zone = zones.current();
        LocalDate today = LocalDate.ofInstant(now, zone);
        Span span = Span.of(from, to, today, zone);
        Cursor after = Cursor.parse(cursor);
        int most = Math.min(Math.max(1, limit), MOST);
        List<Behind> rows = switch (what == null ? "" : what) {
            case "answered", "lapsed", "waiting" -> behind.windows(span, what, now, after, most + 1);
            case "lapsing" -> behind.lapsing(now, morning(today, zone), after, most + 1);
            case "reached" -> behind.reached(span, after, most + 1);
            case "optin" -> behind.consents(span, GIVEN, after, most + 1);
            case "optout" -> behind.consents(span, TAKEN, after, most + 1);
            default -> throw Rejected.notFound();
        };
        boolean words = access.may(Permission.INBOX_READ);
        boolean consents = access.may(Permission.CONSENT_READ);
        Page<Behind> page = Page.of(rows, most, one -> new Cursor(one.at(), one.id()).text()).map(one -> new Behind(one.id(), one.at(),
                one.what(), one.purpose(), words ? one.conversation() : null, consents ? one.contact() : null, null));
        Map<UUID, String> names = access.may(Permission.CONTACT_READ) ? names(page.rows()) : Map.of();
        if (!names.isEmpty()) {
            audit.recordOnce(AuditEvent.done("dashboard.peopleListed", "figure", what));
        }
        return page.map(one -> new Behind(one.id(), one.at(), one.what(), one.purpose(), one.conversation(), one.contact(), names.get(one.id())));
    }

    /** Whom the lines are about, by the lines' ids. */
    private Map<UUID, String> names(List<Behind> rows) {
        Map<UUID, UUID> people = behind.contacts(rows.stream().map(Behind::conversation).filter(Objects::nonNull).toList());
        rows.stream().filter(one -> one.contact() != null).forEach(one -> people.put(one.id(), one.contact()));
        Map<UUID, String> titles = contacts.titles(people.values());
        Map<UUID, String> names = new HashMap<>();
        people.forEach((line, person) -> names.put(line, titles.get(person)));
        return names;
    }

    private static Instant morning(LocalDate today, ZoneId zone) {
        return today.plusDays(1).atTime(MORNING).atZone(zone).toInstant();
    }

    /** @param from null for thirty days, {@code to} null for today */
    public Overview overview(LocalDate from, LocalDate to) {
        access.require(Permission.POLICY_READ);
        Instant now = clock.instant();
        ZoneId zone = zones.current();
        LocalDate today = LocalDate.ofInstant(now, zone);
        Span span = Span.of(from, to, today, zone);
        // Rules come and go by this clock; by the tenant's it may be tomorrow already, whose rules are not in force.
        LocalDate day = LocalDate.ofInstant(now, ZoneOffset.UTC);
        RuleBook book = books.on(CHANNEL, day);
        return new Overview(span, sql.decisions(span), sql.days(span), sql.templates(), sql.paused(), sql.numbers(), sql.waiting(),
                sql.reviews(), sql.lapsing(now, morning(today, zone)), book.sets().stream().map(RuleSet::from).max(Comparator.naturalOrder()).orElse(null),
                books.nextChange(CHANNEL, day).orElse(null), book.rules().size(),
                sql.state().map(DashboardSql.State::refreshed).orElse(null));
    }
}
