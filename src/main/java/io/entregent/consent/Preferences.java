package io.entregent.consent;

import io.entregent.audit.Audit;
import io.entregent.audit.AuditEvent;
import io.entregent.consent.ledger.ConsentState;
import io.entregent.consent.ledger.EventType;
import io.entregent.consent.ledger.Ledger;
import io.entregent.contact.ContactView;
import io.entregent.contact.Contacts;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.Settings;
import io.entregent.kernel.db.Scope;
import io.entregent.tenancy.Tenancy;
import io.entregent.vault.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/**
 * What a person sees and changes by a link of its own, without a login. The link is sealed under the
 * tenant's key: nobody can make one or read who it is about. To withdraw it never grows too old; what we
 * hold is shown for a month.
 */
@ApplicationScoped
@Transactional
public class Preferences {

    private static final String FIELD = "preferences";
    private static final Duration SHOWN = Duration.ofDays(31);
    private static final int LINK_BYTES = 24;

    /**
     * Who the link is about.
     *
     * @param fresh young enough to show what we hold
     */
    public record Bearer(UUID contact, boolean fresh) {
    }

    @Inject
    private Consents consents;

    @Inject
    private Purposes purposes;

    @Inject
    private Contacts contacts;

    @Inject
    private Tenancy tenancy;

    @Inject
    private Vault vault;

    @Inject
    private Audit audit;

    @Inject
    private Clock clock;

    /** For other rooms: the address that is the person's own. */
    public String link(UUID contact) {
        byte[] content = ByteBuffer.allocate(LINK_BYTES).putLong(contact.getMostSignificantBits())
                .putLong(contact.getLeastSignificantBits()).putLong(clock.instant().getEpochSecond()).array();
        String slug = tenancy.byId(Scope.requireTenant()).orElseThrow().slug();
        return Settings.address("ENTREGENT_PUBLIC_URL") + "/public/preferences/" + slug + "?k="
                + Base64.getUrlEncoder().withoutPadding().encodeToString(vault.tenantSeal().seal(FIELD, content));
    }

    /** @throws Rejected not found for anything that is no link of ours, or of a person who was erased */
    public Bearer open(String key) {
        try {
            ByteBuffer content = ByteBuffer.wrap(vault.tenantSeal().open(FIELD, Base64.getUrlDecoder().decode(key)));
            UUID contact = new UUID(content.getLong(), content.getLong());
            Instant made = Instant.ofEpochSecond(content.getLong());
            if (contacts.family(contact).isEmpty()) {
                throw Rejected.notFound();
            }
            return new Bearer(contact, made.plus(SHOWN).isAfter(clock.instant()));
        } catch (IllegalArgumentException | IllegalStateException | BufferUnderflowException forged) {
            throw Rejected.notFound();
        }
    }

    /** What we hold, for the person; recorded. */
    public ContactView holder(Bearer bearer) {
        audit.record(AuditEvent.done("consent.preferencesSeen", "contact", bearer.contact()).byConsumer()
                .subject(contacts.subject(bearer.contact())));
        return contacts.known(List.of(bearer.contact())).get(bearer.contact());
    }

    public List<AgreementView> agreements(Bearer bearer) {
        return consents.all(bearer.contact()).stream().filter(one -> one.purpose().needsConsent())
                .filter(one -> one.state().status() != ConsentState.Status.NONE).toList();
    }

    public List<ConsentEventView> events(Bearer bearer) {
        return consents.events(bearer.contact());
    }

    /**
     * Withdraws in one step.
     *
     * @param purpose null for everything
     */
    public void withdraw(Bearer bearer, String channel, String purpose) {
        for (Purpose one : purposes.all()) {
            if (purpose == null ? one.needsConsent() : one.code().equals(purpose)) {
                boolean something = consents.all(bearer.contact()).stream().anyMatch(known -> known.purpose().equals(one)
                        && known.channel().equals(channel) && !known.state().status().refused()
                        && known.state().status() != ConsentState.Status.NONE);
                if (something || purpose != null || one.kind() == Purpose.Kind.MARKETING) {
                    consents.told(bearer.contact(), new Statement(EventType.WITHDRAWN, one, channel, Ledger.EVERY_SENDER,
                            Evidence.by("preferences"), null, false, null));
                }
            }
        }
    }
}
