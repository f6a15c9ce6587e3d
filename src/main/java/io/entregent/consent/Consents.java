package io.entregent.consent;

import io.entregent.access.Access;
import io.entregent.access.Actor;
import io.entregent.access.Permission;
import io.entregent.audit.Audit;
import io.entregent.audit.AuditEvent;
import io.entregent.consent.ledger.ConsentState;
import io.entregent.consent.ledger.EventType;
import io.entregent.consent.ledger.Ledger;
import io.entregent.contact.Contacts;
import io.entregent.contact.Identities;
import io.entregent.kernel.Ids;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.db.Signals;
import io.entregent.vault.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;

/** The ledger of consents of the current tenant. */
@ApplicationScoped
@Transactional
public class Consents {

    /** Where a state is shown even if no event names it. */
    private static final String FIRST_CHANNEL = "whatsapp";

    @Inject
    private ConsentSql sql;

    @Inject
    private Opened opened;

    @Inject
    private Purposes purposes;

    @Inject
    private Holds holds;

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
    private Event<ConsentRefused> refusals;

    @Inject
    private Clock clock;

    /**
     * What a colleague or a program writes down.
     *
     * @throws Rejected {@code contact.suppressed} for a yes of somebody who must be left alone
     */
    public ConsentEventView record(UUID contact, Statement statement) {
        access.require(Permission.CONSENT_WRITE);
        return add(contact, statement, false);
    }

    /**
     * For who is not a contact yet: makes one, because a consent without a person proves nothing.
     *
     * @throws Rejected {@code contact.suppressed}
     */
    public UUID person(Identities known, boolean agrees) {
        access.require(Permission.CONSENT_WRITE);
        if (agrees && contacts.suppressed(known)) {
            throw Rejected.conflict("contact.suppressed");
        }
        return contacts.resolve(known).contact();
    }

    /**
     * The person's own words or switch; in the transaction that takes them in. What a platform tells
     * twice (same kind, same time of its own) is recorded once.
     *
     * @return empty if it was told before
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<ConsentEventView> told(UUID contact, Statement statement) {
        Evidence evidence = statement.evidence();
        boolean repeated = evidence.claimedAt() != null && sql.of(contacts.family(contact)).stream()
                .anyMatch(one -> one.purpose().equals(statement.purpose().code()) && one.channel().equals(statement.channel())
                        && one.type() == statement.type() && one.sender().equals(statement.sender())
                        && one.method().equals(evidence.method()) && evidence.claimedAt().equals(one.claimedAt()));
        return repeated ? Optional.empty() : Optional.of(add(contact, statement, true));
    }

    /**
     * The person said "stop": for the purpose named, or for marketing and all else that was agreed to.
     *
     * @param named null for everything
     * @return whether anything changed, so that it is worth an answer
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean stop(UUID contact, String channel, Purpose named, Evidence evidence) {
        boolean changed = false;
        List<AgreementView> before = all(contact);
        for (AgreementView one : before) {
            Purpose purpose = one.purpose();
            boolean meant = named == null ? purpose.needsConsent() : purpose.equals(named);
            if (!meant || !one.channel().equals(channel) || !one.sender().equals(Ledger.EVERY_SENDER)) {
                continue;
            }
            boolean already = one.state().status().refused();
            boolean agreed = before.stream().anyMatch(other -> other.purpose().equals(purpose)
                    && other.channel().equals(channel) && !other.state().status().refused()
                    && other.state().status() != ConsentState.Status.NONE);
            if (purpose.equals(named) || purpose.kind() == Purpose.Kind.MARKETING || agreed) {
                told(contact, Statement.of(EventType.WITHDRAWN, purpose, channel, evidence));
                changed |= !already || agreed;
            }
        }
        return changed;
    }

    /** A colleague writes down that the person wants no more of anything that needs consent. */
    public void stopByColleague(UUID contact, String channel) {
        access.require(Permission.CONSENT_WRITE);
        for (Purpose purpose : purposes.all()) {
            if (purpose.needsConsent()) {
                add(contact, Statement.of(EventType.WITHDRAWN, purpose, channel, Evidence.by("agent")), false);
            }
        }
    }

    /** For this room: a no that a colleague or the portal itself writes down. */
    void refuse(UUID contact, Statement statement) {
        add(contact, statement, false);
    }

    /** For the portal itself: an event for each consent whose time is over, where there is none yet. */
    void writeExpired(int most) {
        for (ConsentSql.Stored over : sql.over(clock.instant(), most)) {
            add(over.contact(), new Statement(EventType.EXPIRED, purposes.require(over.purpose()), over.channel(), over.sender(),
                    Evidence.by("time"), null, false, over.id()), false);
        }
    }

    /** For other rooms, which have asked {@link Access} themselves; a hold counts. */
    public ConsentState state(UUID contact, Purpose purpose, String channel, String sender) {
        ConsentState state = fold(sql.of(contacts.family(contact)), purpose, channel, sender);
        return holds.isHeld(contact, channel) ? state.held() : state;
    }

    /** For the send gate: what holds for each purpose from one account; nobody changes it in this transaction's time. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Map<Purpose, ConsentState> agreements(UUID contact, String channel, UUID account) {
        sql.hold(contact);
        List<ConsentSql.Stored> events = sql.of(contacts.family(contact));
        boolean held = holds.isHeld(contact, channel);
        Map<Purpose, ConsentState> states = new LinkedHashMap<>();
        for (Purpose purpose : purposes.all()) {
            ConsentState state = fold(events, purpose, channel, account.toString());
            states.put(purpose, held && purpose.needsConsent() ? state.held() : state);
        }
        return states;
    }

    /** One state per purpose, channel and sender that an event names, for other rooms. */
    public List<AgreementView> all(UUID contact) {
        List<ConsentSql.Stored> events = sql.of(family(contact));
        if (access.actor().pass() != null) {
            audit.recordOnce(AuditEvent.done("consent.read", "contact", contact));
        }
        TreeSet<String> channels = new TreeSet<>(events.stream().map(ConsentSql.Stored::channel).toList());
        channels.add(FIRST_CHANNEL);
        List<AgreementView> views = new ArrayList<>();
        for (String channel : channels) {
            boolean held = holds.isHeld(contact, channel);
            for (Purpose purpose : known(events)) {
                TreeSet<String> senders = new TreeSet<>(List.of(Ledger.EVERY_SENDER));
                events.stream().filter(one -> one.channel().equals(channel) && one.purpose().equals(purpose.code()))
                        .forEach(one -> senders.add(one.sender()));
                for (String sender : senders) {
                    ConsentState state = fold(events, purpose, channel, sender);
                    views.add(new AgreementView(purpose, channel, sender,
                            held && purpose.needsConsent() ? state.held() : state));
                }
            }
        }
        return views;
    }

    public List<AgreementView> states(UUID contact) {
        access.require(Permission.CONSENT_READ);
        return all(contact);
    }

    /** Newest first; reading it is written to the audit log. */
    public List<ConsentEventView> history(UUID contact) {
        access.require(Permission.CONSENT_READ);
        List<ConsentSql.Stored> events = sql.of(family(contact));
        audit.recordOnce(AuditEvent.done("consent.read", "contact", contact));
        return events.stream().map(opened::view).sorted(Comparator.comparing(ConsentEventView::at).reversed()).toList();
    }

    /** Everybody of whom something is known, whether he or she ever wrote or not. */
    public List<UUID> people() {
        access.require(Permission.CONSENT_READ);
        return sql.people();
    }

    /** For this room and others that show the person what we hold; asks nobody and records nothing. */
    public List<ConsentEventView> events(UUID contact) {
        return sql.of(family(contact)).stream().map(opened::view).toList();
    }

    public Optional<ConsentEventView> event(UUID id) {
        return sql.byId(id).map(opened::view);
    }

    /** @throws Rejected not found if no contact is known by this */
    public UUID known(Identities identities) {
        access.require(Permission.CONSENT_READ);
        return contacts.find(identities).orElseThrow(Rejected::notFound);
    }

    private List<Purpose> known(Collection<ConsentSql.Stored> events) {
        List<Purpose> known = new ArrayList<>(purposes.all());
        purposes.described().stream().filter(PurposeView::retired).map(PurposeView::purpose)
                .filter(one -> events.stream().anyMatch(event -> event.purpose().equals(one.code()))).forEach(known::add);
        return known;
    }

    private List<UUID> family(UUID contact) {
        List<UUID> family = contacts.family(contact);
        if (family.isEmpty()) {
            throw Rejected.notFound();
        }
        return family;
    }

    private ConsentEventView add(UUID contact, Statement said, boolean byConsumer) {
        Instant now = clock.instant();
        UUID subject = contacts.subject(contact);
        if (said.type().agrees() && contacts.suppressed(contact)) {
            throw Rejected.conflict("contact.suppressed");
        }
        sql.lock(contact);
        Evidence evidence = said.evidence();
        Purpose purpose = said.purpose();
        ConsentState before = state(contact, purpose, said.channel(), said.sender());
        Instant given = evidence.claimedAt() == null || evidence.claimedAt().isAfter(now) ? now : evidence.claimedAt();
        Instant until = !said.type().agrees() ? null
                : said.validUntil() == null ? purposes.validUntil(purpose, given) : said.validUntil();
        UUID id = Ids.next();
        AuditEvent entry = AuditEvent.done("consent." + said.type().code(), "contact", contact).subject(subject)
                .fact("purpose", purpose.code()).fact("channel", said.channel()).fact("sender", said.sender())
                .fact("method", evidence.method()).fact("event", id).fact("until", until);
        Optional.ofNullable(evidence.shown()).ifPresent(words -> entry.fact("wording", words.code() + "/" + words.version()
                + "/" + words.language()).fact("sha256", HexFormat.of().formatHex(words.sha256())));
        ConsentSql.Stored event = new ConsentSql.Stored(id, contact, subject, purpose.code(), said.channel(), said.sender(),
                said.type(), evidence.method(), now, evidence.claimedAt(), until, said.awaits(), evidence.proves(),
                evidence.wording(), evidence.shown(), vault.seal(subject, Opened.EVIDENCE, evidence.text()), evidence.message(),
                evidence.file(), evidence.age(), said.answers(), byConsumer ? "consumer" : Actor.current().id(), null,
                purposes.described(purpose.code()).legalBasis());
        List<ConsentSql.Stored> after = new ArrayList<>(sql.of(contacts.family(contact)));
        after.add(event);
        ConsentState state = fold(after, purpose, said.channel(), said.sender());
        entry.state(before.status().code(), state.status().code());
        ConsentSql.Stored numbered = event.entered(audit.record(byConsumer ? entry.byConsumer() : entry));
        sql.add(numbered);
        if (said.type().refuses()) {
            refusals.fire(new ConsentRefused(contacts.family(contact), purpose.code(), said.channel(), said.sender()));
        }
        signals.raise("contact", contact.toString());
        return opened.view(numbered);
    }

    private ConsentState fold(List<ConsentSql.Stored> events, Purpose purpose, String channel, String sender) {
        return Ledger.fold(events.stream().filter(one -> one.purpose().equals(purpose.code()) && one.channel().equals(channel))
                .map(ConsentSql.Stored::step).toList(), sender, clock.instant());
    }
}
