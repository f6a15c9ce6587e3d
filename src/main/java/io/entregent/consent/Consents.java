package io.entregent.consent;

import io.entregent.access.Access;
import io.entregent.access.Actor;
import io.entregent.access.Permission;
import io.entregent.audit.Audit;
import io.entregent.audit.AuditEvent;
import io.entregent.contact.Contacts;
import io.entregent.contact.Identities;
import io.entregent.kernel.Ids;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.db.Signals;
import io.entregent.vault.Erased;
import io.entregent.vault.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;

/** The ledger of consents of the current tenant. */
@ApplicationScoped
@Transactional
public class Consents {

    private static final String EVIDENCE = "consent.evidence";

    @Inject
    private ConsentSql sql;

    @Inject
    private Contacts contacts;

    @Inject
    private Vault vault;

    @Inject
    private Access access;

    @Inject
    private Audit audit;

    @Inject
    private Signals signals;

    @Inject
    private Clock clock;

    public ConsentEventView give(UUID contact, Purpose purpose, String channel, Evidence evidence) {
        access.require(Permission.CONSENT_WRITE);
        return record(contact, purpose, channel, ConsentState.Type.GIVEN, evidence, false);
    }

    public ConsentEventView withdraw(UUID contact, Purpose purpose, String channel, Evidence evidence) {
        access.require(Permission.CONSENT_WRITE);
        return record(contact, purpose, channel, ConsentState.Type.WITHDRAWN, evidence, false);
    }

    /** For who is not a contact yet: makes one, because a consent without a person proves nothing. */
    public UUID person(Identities known) {
        access.require(Permission.CONSENT_WRITE);
        return contacts.resolve(known).contact();
    }

    /**
     * The person's own words or switch, through a platform; in the transaction that takes them in.
     * What a platform tells twice (same kind, same time of its own) is recorded once.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void toldByConsumer(UUID contact, Purpose purpose, String channel, ConsentState.Type type, Evidence evidence) {
        boolean repeated = evidence.claimedAt() != null && sql.of(contacts.family(contact)).stream()
                .anyMatch(one -> one.purpose() == purpose && one.channel().equals(channel) && one.type() == type
                        && evidence.claimedAt().equals(one.claimedAt()));
        if (repeated) {
            return;
        }
        record(contact, purpose, channel, type, evidence, true);
    }

    /** For other rooms, which have asked {@link Access} themselves. */
    public ConsentState state(UUID contact, Purpose purpose, String channel) {
        return fold(sql.of(contacts.family(contact)), purpose, channel);
    }

    /** One state per purpose, for each channel that an event names. */
    public List<ConsentState> states(UUID contact) {
        access.require(Permission.CONSENT_READ);
        List<ConsentSql.Stored> events = sql.of(family(contact));
        TreeSet<String> channels = new TreeSet<>(events.stream().map(ConsentSql.Stored::channel).toList());
        channels.add("whatsapp");
        return channels.stream().flatMap(channel -> List.of(Purpose.values()).stream()
                .map(purpose -> fold(events, purpose, channel))).toList();
    }

    /** Newest first; reading it is written to the audit log. */
    public List<ConsentEventView> history(UUID contact) {
        access.require(Permission.CONSENT_READ);
        List<ConsentSql.Stored> events = sql.of(family(contact));
        audit.record(AuditEvent.done("consent.read", "contact", contact));
        return events.stream().map(this::view).sorted(Comparator.comparing(ConsentEventView::at).reversed()).toList();
    }

    /** @throws Rejected not found if no contact is known by this */
    public UUID known(Identities identities) {
        access.require(Permission.CONSENT_READ);
        return contacts.find(identities).orElseThrow(Rejected::notFound);
    }

    private List<UUID> family(UUID contact) {
        List<UUID> family = contacts.family(contact);
        if (family.isEmpty()) {
            throw Rejected.notFound();
        }
        return family;
    }

    private ConsentEventView record(UUID contact, Purpose purpose, String channel, ConsentState.Type type,
            Evidence evidence, boolean byConsumer) {
        Instant now = clock.instant();
        UUID subject = contacts.subject(contact);
        String proof = evidence.message() == null ? evidence.text()
                : "message:" + evidence.message() + Optional.ofNullable(evidence.text()).map(text -> " " + text).orElse("");
        ConsentState before = state(contact, purpose, channel);
        ConsentSql.Stored event = new ConsentSql.Stored(Ids.next(), contact, subject, purpose, channel, type,
                evidence.method(), now, evidence.claimedAt(), evidence.wording(), vault.seal(subject, EVIDENCE, proof),
                byConsumer ? "consumer" : Actor.current().id());
        sql.add(event);
        ConsentState after = state(contact, purpose, channel);
        AuditEvent entry = AuditEvent.done("consent." + type.code(), "contact", contact)
                .subject(subject).state(before.status().code(), after.status().code()).fact("purpose", purpose.code())
                .fact("channel", channel).fact("method", evidence.method()).fact("event", event.id());
        audit.record(byConsumer ? entry.byConsumer() : entry);
        signals.raise("contact", contact.toString());
        return view(event);
    }

    private static ConsentState fold(List<ConsentSql.Stored> events, Purpose purpose, String channel) {
        return ConsentState.fold(purpose, channel, events.stream()
                .filter(one -> one.purpose() == purpose && one.channel().equals(channel))
                .map(ConsentSql.Stored::step).toList());
    }

    private ConsentEventView view(ConsentSql.Stored one) {
        return new ConsentEventView(one.id(), one.contact(), one.purpose(), one.channel(), one.type(), one.method(),
                one.at(), one.claimedAt(), one.wording(), open(one), one.recordedBy());
    }

    private String open(ConsentSql.Stored one) {
        try {
            return vault.open(one.subject(), EVIDENCE, one.evidence());
        } catch (Erased gone) {
            return null;
        }
    }
}
