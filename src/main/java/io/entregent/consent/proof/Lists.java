package io.entregent.consent.proof;

import io.entregent.access.Access;
import io.entregent.access.Permission;
import io.entregent.audit.Audit;
import io.entregent.audit.AuditEvent;
import io.entregent.channel.Channels;
import io.entregent.contact.ContactView;
import io.entregent.contact.Contacts;
import io.entregent.contact.Identities;
import io.entregent.contact.Phones;
import io.entregent.kernel.Rejected;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** For officers and marketing: who can be written to, whose consent ends, whose is not proven. */
@ApplicationScoped
@Transactional
public class Lists {

    /** The most lines of a list. */
    public static final int SAMPLE = 50;
    private static final Duration SOON = Duration.ofDays(60);
    private static final String CHANNEL = "whatsapp";
    /** As platforms write them: with letters or a point, which no phone number has. */
    private static final String USER_ID = "(?=.*[A-Za-z.])[A-Za-z0-9.]{3,140}";

    /** @param name what to call the person, or null for who may not see people */
    public record Line(UUID contact, String name, Instant since, Instant until, String method) {
    }

    /** How many events of a type there were in a month; a yes that waits for its confirmation is only asked for. */
    public record Month(LocalDate month, String type, long count) {
    }

    /**
     * @param contact    empty if nobody is known by what was typed
     * @param suppressed whether that somebody must be left alone
     */
    public record Found(Optional<UUID> contact, boolean suppressed) {
    }

    @Inject
    private ListSql sql;

    @Inject
    private Contacts contacts;

    @Inject
    private Channels channels;

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

    /**
     * Whom a letter or a call is about, by number or the platform's id: names are sealed and cannot be sought.
     *
     * @throws Rejected {@code consent.find.invalid} if it can be neither
     */
    public Found find(String typed) {
        access.require(Permission.CONSENT_READ);
        String text = typed == null ? "" : typed.strip();
        // Consents may be imported before any number is connected.
        List<Identities> meant = Stream.concat(channels.accounts().stream().flatMap(one -> identities(text, one.channel(), one.displayName())),
                identities(text, CHANNEL, null)).distinct().toList();
        if (meant.isEmpty()) {
            throw Rejected.invalid("consent.find.invalid");
        }
        Optional<UUID> contact = meant.stream().map(contacts::find).flatMap(Optional::stream).findFirst();
        boolean suppressed = meant.stream().anyMatch(contacts::suppressed);
        audit.record(AuditEvent.done("consent.searched", "consent", "person").fact("found", contact.isPresent()).fact("suppressed", suppressed));
        return new Found(contact, suppressed);
    }

    /** @param like a number of the country in which a number without one is; or null */
    private static Stream<Identities> identities(String text, String channel, String like) {
        return Stream.concat(Phones.e164(text, like).map(phone -> Identities.phone(channel, phone)).stream(),
                text.matches(USER_ID) ? Stream.of(Identities.userId(channel, text)) : Stream.empty());
    }

    /** Of this month and the eleven before. */
    public List<Month> months() {
        access.require(Permission.CONSENT_READ);
        Instant first = clock.instant().atZone(ZoneOffset.UTC).toLocalDate().withDayOfMonth(1).minusMonths(11).atStartOfDay(ZoneOffset.UTC).toInstant();
        return sql.months(first).stream().map(one -> new Month(one.month(), one.type(), one.count())).toList();
    }
}
