package io.entregent.consent.proof;

import io.entregent.access.Access;
import io.entregent.access.Permission;
import io.entregent.audit.Audit;
import io.entregent.audit.AuditEvent;
import io.entregent.contact.ContactView;
import io.entregent.contact.Contacts;
import io.entregent.kernel.Rejected;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** For officers and marketing: who can be written to, whose consent ends, whose is not proven. */
@ApplicationScoped
@Transactional
public class Lists {

    private static final int SAMPLE = 50;
    private static final Duration SOON = Duration.ofDays(60);
    private static final Duration YEAR = Duration.ofDays(365);

    /** @param name what to call the person, or null for who may not see people */
    public record Line(UUID contact, String name, Instant since, Instant until, String method) {
    }

    /** How many events of a type there were in a month. */
    public record Month(LocalDate month, String type, long count) {
    }

    @Inject
    private ListSql sql;

    @Inject
    private Contacts contacts;

    @Inject
    private Access access;

    @Inject
    private Audit audit;

    @Inject
    private Clock clock;

    public long writable(String purpose, String channel) {
        access.require(Permission.CONSENT_READ);
        return sql.writable(purpose, channel, clock.instant());
    }

    /**
     * @param which writable, expiring, unproven, contested
     * @throws Rejected not found for any other list
     */
    public List<Line> list(String which, String purpose, String channel) {
        access.require(Permission.CONSENT_READ);
        Instant now = clock.instant();
        List<ListSql.Row> rows = switch (which) {
            case "writable" -> sql.sample(purpose, channel, now, SAMPLE);
            case "expiring" -> sql.expiring(purpose, channel, now.plus(SOON), SAMPLE);
            case "unproven" -> sql.unproven(purpose, channel, SAMPLE);
            case "contested" -> sql.contested(purpose, channel, SAMPLE);
            default -> throw Rejected.notFound();
        };
        audit.record(AuditEvent.done("consent.listed", "consent", which).fact("purpose", purpose).fact("channel", channel)
                .fact("rows", rows.size()));
        Map<UUID, ContactView> known = access.may(Permission.CONTACT_READ) && !rows.isEmpty()
                ? contacts.known(rows.stream().map(ListSql.Row::contact).toList()) : Map.of();
        return rows.stream().map(row -> new Line(row.contact(), known.containsKey(row.contact())
                ? known.get(row.contact()).title() : null, row.since(), row.until(), row.method())).toList();
    }

    /** Events of the last twelve months. */
    public List<Month> months() {
        access.require(Permission.CONSENT_READ);
        return sql.months(clock.instant().minus(YEAR)).stream().map(one -> new Month(one.month(), one.type(), one.count())).toList();
    }
}
