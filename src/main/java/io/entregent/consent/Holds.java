package io.entregent.consent;

import io.entregent.access.Access;
import io.entregent.access.Actor;
import io.entregent.access.Permission;
import io.entregent.audit.Audit;
import io.entregent.audit.AuditEvent;
import io.entregent.consent.ledger.ConsentState;
import io.entregent.consent.ledger.EventType;
import io.entregent.contact.Contacts;
import io.entregent.kernel.Ids;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.db.Signals;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Messages that may mean "stop": until somebody decides, nothing that needs consent goes out. */
@ApplicationScoped
@Transactional
public class Holds {

    /** @param decidedAt null while it is open */
    public record HoldView(UUID id, UUID contact, String channel, UUID message, Instant openedAt, Instant decidedAt,
            String verdict, String decidedBy) {
    }

    @Inject
    private HoldSql sql;

    @Inject
    private Contacts contacts;

    @Inject
    private Consents consents;

    @Inject
    private Purposes purposes;

    @Inject
    private Access access;

    @Inject
    private Audit audit;

    @Inject
    private Signals signals;

    @Inject
    private Clock clock;

    /** For other rooms, in the transaction that takes the message in. Who agreed to nothing has nothing to be held. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void open(UUID contact, String channel, UUID message) {
        boolean something = consents.all(contact).stream().filter(one -> one.channel().equals(channel))
                .anyMatch(one -> one.purpose().needsConsent() && (one.state().status() == ConsentState.Status.GIVEN
                        || one.state().status() == ConsentState.Status.PENDING));
        if (!something || isHeld(contact, channel)) {
            return;
        }
        UUID id = Ids.next();
        sql.open(id, contact, channel, message, clock.instant());
        audit.record(AuditEvent.done("consent.held", "contact", contact).subject(contacts.subject(contact)).byConsumer()
                .fact("channel", channel).fact("message", message).fact("hold", id));
        signals.raise("contact", contact.toString());
    }

    /** For other rooms, which have asked {@link Access} themselves. */
    public boolean isHeld(UUID contact, String channel) {
        return sql.open(contacts.family(contact)).stream().anyMatch(one -> one.channel().equals(channel));
    }

    /** What awaits a decision about a person, oldest first. */
    public List<HoldView> open(UUID contact) {
        access.require(Permission.CONSENT_READ);
        return sql.open(contacts.family(contact));
    }

    /** Newest first, open and decided. */
    public List<HoldView> newest(int most) {
        access.require(Permission.CONSENT_READ);
        return sql.newest(most);
    }

    /** The person meant "stop": withdraws all that the message held. */
    public void stop(UUID hold) {
        HoldView one = decide(hold, "stop");
        for (Purpose purpose : purposes.all()) {
            if (purpose.needsConsent()) {
                consents.refuse(one.contact(), Statement.of(EventType.WITHDRAWN, purpose, one.channel(),
                        Evidence.by("agent").message(one.message())));
            }
        }
    }

    /** The person meant something else: what was agreed holds again. */
    public void release(UUID hold) {
        decide(hold, "no_stop");
    }

    private HoldView decide(UUID hold, String verdict) {
        access.require(Permission.CONSENT_WRITE);
        HoldView one = sql.byId(hold).orElseThrow(Rejected::notFound);
        if (!sql.decide(hold, verdict, Actor.current().id(), clock.instant())) {
            throw Rejected.conflict("consent.holdDecided");
        }
        audit.record(AuditEvent.done("consent.holdDecided", "contact", one.contact()).fact("verdict", verdict).fact("hold", hold)
                .fact("message", one.message()));
        signals.raise("contact", one.contact().toString());
        return one;
    }
}
