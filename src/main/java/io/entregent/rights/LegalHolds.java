package io.entregent.rights;

import io.entregent.access.Access;
import io.entregent.access.Actor;
import io.entregent.access.Permission;
import io.entregent.audit.Audit;
import io.entregent.audit.AuditEvent;
import io.entregent.contact.ContactErasing;
import io.entregent.contact.Contacts;
import io.entregent.contact.Keeping;
import io.entregent.kernel.Ids;
import io.entregent.kernel.Rejected;
import io.entregent.vault.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Whose data must stay, for a claim or by order of an authority (GDPR 17.3.b and e); always with a reason and an end. */
@ApplicationScoped
@Transactional
public class LegalHolds implements Keeping {

    static final int LONGEST_REASON = 500;
    private static final Duration LONGEST = Duration.ofDays(3660);
    private static final String REASON = "hold.reason";
    private static final String CONTACT = "contact";

    @Inject
    private LegalHoldSql sql;

    @Inject
    private Contacts contacts;

    @Inject
    private Vault vault;

    @Inject
    private Access access;

    @Inject
    private Audit audit;

    @Inject
    private Clock clock;

    /**
     * From now on neither a rule nor an erasure takes the person's data away.
     *
     * @throws Rejected hold.reason, hold.end if the end is not in the future or more than ten years away
     */
    public LegalHoldView open(UUID contact, String reason, Instant end) {
        access.require(Permission.CONTACT_ERASE);
        if (reason == null || reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw Rejected.invalid("hold.reason", LONGEST_REASON);
        }
        Instant now = clock.instant();
        if (end == null || !end.isAfter(now) || end.isAfter(now.plus(LONGEST))) {
            throw Rejected.invalid("hold.end");
        }
        UUID subject = contacts.subject(contact);
        UUID id = Ids.next();
        audit.record(AuditEvent.done("hold.opened", CONTACT, contact).subject(subject).fact("hold", id).fact("until", end));
        sql.add(new LegalHoldSql.Stored(id, contact, subject, vault.seal(subject, REASON, reason.strip()), end, now,
                Actor.current().id(), null));
        return view(sql.byId(id).orElseThrow());
    }

    /** @throws Rejected not found, hold.over */
    public void end(UUID id) {
        access.require(Permission.CONTACT_ERASE);
        LegalHoldSql.Stored one = sql.byId(id).orElseThrow(Rejected::notFound);
        if (!sql.end(id, Actor.current().id(), clock.instant())) {
            throw Rejected.conflict("hold.over");
        }
        // The row may name the contact that the person was then.
        contacts.family(one.contact()).forEach(contact -> audit.record(AuditEvent.done("hold.ended", CONTACT, contact)
                .subject(one.subject()).fact("hold", id)));
    }

    /** Newest first, with those that are over. */
    public List<LegalHoldView> of(UUID contact) {
        access.require(Permission.CONTACT_ERASE);
        return sql.of(contacts.family(contact)).stream().map(this::view).toList();
    }

    /** @throws Rejected not found for nobody and for another tenant's person, instead of an empty list */
    public List<LegalHoldView> ofSomebody(UUID contact) {
        contacts.subject(contact);
        return of(contact);
    }

    /** What holds now; those that end first, first. */
    public List<LegalHoldView> active() {
        access.require(Permission.CONTACT_ERASE);
        audit.recordOnce(AuditEvent.done("hold.listed", "legal_hold", "active"));
        return sql.active(clock.instant()).stream().map(this::view).toList();
    }

    /** For this room: nothing of these people goes. */
    Set<UUID> held() {
        return sql.active(clock.instant()).stream().map(LegalHoldSql.Stored::contact).collect(Collectors.toSet());
    }

    @Override
    public Optional<Instant> until(UUID contact) {
        Instant now = clock.instant();
        return sql.of(contacts.family(contact)).stream().filter(one -> one.endedAt() == null && now.isBefore(one.endsAt()))
                .map(LegalHoldSql.Stored::endsAt).max(Comparator.naturalOrder());
    }

    void erasing(@Observes ContactErasing event) {
        sql.delete(event.contacts());
    }

    private LegalHoldView view(LegalHoldSql.Stored one) {
        return new LegalHoldView(one.id(), one.contact(), vault.open(one.subject(), REASON, one.reason()), one.endsAt(), one.openedAt(),
                one.openedBy(), one.endedAt());
    }
}
