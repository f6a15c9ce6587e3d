package io.entregent.inbox;

import io.entregent.channel.Inbound;
import io.entregent.consent.Consents;
import io.entregent.consent.Evidence;
import io.entregent.consent.Holds;
import io.entregent.consent.Purpose;
import io.entregent.consent.PurposeView;
import io.entregent.consent.Purposes;
import io.entregent.consent.Statement;
import io.entregent.consent.StopWords;
import io.entregent.consent.ledger.EventType;
import io.entregent.contact.Person;
import io.entregent.inbox.compose.GateRefused;
import io.entregent.kernel.db.Scope;
import io.entregent.kernel.faces.Words;
import io.entregent.tenancy.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.text.MessageFormat;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What people tell us about being written to: by a word, a button, or a switch of the platform. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class Wishes {

    static final String STOP_PAYLOAD = "STOP_PROMOTIONS";
    private static final Set<String> SWITCHES = Set.of("stop", "resume");
    private static final String MARKETING_SWITCH = "marketing_messages";

    @Inject
    private Consents consents;

    @Inject
    private Purposes purposes;

    @Inject
    private Holds holds;

    @Inject
    private Outbox outbox;

    @Inject
    private Tenancy tenancy;

    /** In the transaction that takes the message in, with its conversation locked. */
    void said(Inbound.MessageArrived arrived, Person person, Conversation conversation, UUID message) {
        Map<String, Purpose> names = names();
        StopWords.Verdict verdict = STOP_PAYLOAD.equals(arrived.payload())
                ? new StopWords.Verdict(StopWords.Meaning.STOP, "", null) : StopWords.judge(arrived.text(), names.keySet());
        switch (verdict.meaning()) {
            case STOP -> stop(person, conversation, names.get(verdict.rest()), Evidence.keyword(message), verdict.language());
            case POSSIBLE -> holds.open(person.contact(), conversation.channel(), message);
            case NONE -> { }
        }
    }

    static boolean understands(Inbound.PreferenceChanged preference) {
        return preference.value() != null && SWITCHES.contains(preference.value().toLowerCase(Locale.ROOT));
    }

    /** The switch is per number. To resume opts nobody in: it only tells that the person may be asked again. */
    void prefers(Inbound.PreferenceChanged preference, UUID contact, String channel) {
        boolean stop = "stop".equalsIgnoreCase(preference.value());
        boolean marketing = preference.category() == null || preference.category().equalsIgnoreCase(MARKETING_SWITCH);
        for (Purpose purpose : purposes.all()) {
            if (marketing ? purpose.kind() == Purpose.Kind.MARKETING : purpose.needsConsent()) {
                consents.told(contact, Statement.of(stop ? EventType.WITHDRAWN : EventType.REQUESTED, purpose, channel,
                        Evidence.platform(preference.at())).from(preference.account()));
            }
        }
    }

    /** The platform did not deliver, because the person stopped marketing from this number there. */
    void stoppedAtPlatform(Conversation conversation, Instant at) {
        for (Purpose purpose : purposes.all()) {
            if (purpose.kind() == Purpose.Kind.MARKETING) {
                consents.told(conversation.contactId(), Statement.of(EventType.WITHDRAWN, purpose, conversation.channel(),
                        Evidence.by("platform_refusal").claimed(at)).from(conversation.accountId()));
            }
        }
    }

    private void stop(Person person, Conversation conversation, Purpose named, Evidence evidence, String language) {
        if (!consents.stop(person.contact(), conversation.channel(), named, evidence)) {
            return;
        }
        Locale locale = "fr".equals(language) || language == null ? Locale.FRENCH : Locale.ENGLISH;
        String brand = tenancy.byId(Scope.requireTenant()).orElseThrow().name();
        try {
            outbox.text(conversation, named == null ? sentence(locale, "stop.confirmed", brand)
                    : sentence(locale, "stop.confirmedFor", brand, purposes.described(named.code()).name(locale)), null);
        } catch (GateRefused lateNews) {
            // The message came so late that the window is over: the person is left alone, as asked.
        }
    }

    private Map<String, Purpose> names() {
        Map<String, Purpose> names = new HashMap<>();
        for (PurposeView one : purposes.described()) {
            if (one.purpose().needsConsent() && !one.retired()) {
                names.put(StopWords.normal(one.purpose().code().replace('_', ' ')), one.purpose());
                names.put(StopWords.normal(one.nameEn()), one.purpose());
                names.put(StopWords.normal(one.nameFr()), one.purpose());
            }
        }
        return names;
    }

    private static String sentence(Locale locale, String key, Object... arguments) {
        return new MessageFormat(Words.bundle("io.entregent.messages", locale).getString(key).replace("'", "''"), locale)
                .format(arguments);
    }
}
