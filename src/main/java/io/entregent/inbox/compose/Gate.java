package io.entregent.inbox.compose;

import io.entregent.consent.Consents;
import io.entregent.consent.Purpose;
import io.entregent.contact.Contacts;
import io.entregent.contact.Identities;
import io.entregent.policy.Decision;
import io.entregent.policy.Facts;
import io.entregent.policy.SendGate;
import io.entregent.template.TemplateView;
import io.entregent.template.Templates;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Gathers the facts for the send gate; decides nothing. */
@ApplicationScoped
public class Gate {

    @Inject
    private Contacts contacts;

    @Inject
    private Consents consents;

    @Inject
    private Templates templates;

    /** @param window null if the person never wrote to this number */
    public Decision freeForm(UUID contact, Instant window, Instant now) {
        return SendGate.decide(new Facts(now, contacts.suppressed(contact), Purpose.SERVICE.code(), Map.of(),
                window, new Facts.FreeForm()));
    }

    /**
     * @param window null if the person never wrote to this number
     * @param choice null for free words
     */
    public Decision any(UUID contact, String channel, Instant window, TemplateChoice choice, Purpose purpose, Instant now) {
        return SendGate.decide(new Facts(now, contacts.suppressed(contact), purpose.code(), consents(contact, channel), window,
                content(choice)));
    }

    /** To somebody who is no contact yet, and so agreed to nothing; may be suppressed all the same. */
    public Decision first(Identities stranger, TemplateChoice choice, Purpose purpose, Instant now) {
        return SendGate.decide(new Facts(now, contacts.suppressed(stranger), purpose.code(), Map.of(), null, content(choice)));
    }

    private Map<String, Facts.Consent> consents(UUID contact, String channel) {
        Map<Purpose, Facts.Consent> states = new EnumMap<>(Purpose.class);
        for (Purpose purpose : Purpose.values()) {
            if (purpose.needsConsent()) {
                states.put(purpose, Facts.Consent.valueOf(consents.state(contact, purpose, channel).status().name()));
            }
        }
        return states.entrySet().stream().collect(Collectors.toMap(entry -> entry.getKey().code(), Map.Entry::getValue));
    }

    private Facts.Content content(TemplateChoice choice) {
        if (choice == null) {
            return new Facts.FreeForm();
        }
        Optional<TemplateView> known = named(choice) ? templates.find(choice.name(), choice.language()) : Optional.empty();
        return known.<Facts.Content>map(template -> new Facts.Template(template.category(), template.status(),
                template.variables(), values(choice))).orElseGet(Facts.Template::unknown);
    }

    /** By the platform's own rules for names; anything else is the name of nothing. */
    private static boolean named(TemplateChoice choice) {
        return choice.name() != null && choice.name().matches("[a-z0-9_]{1,512}")
                && choice.language() != null && choice.language().matches("[A-Za-z]{2,3}(_[A-Za-z]{2,4})?");
    }

    public static List<Facts.Value> values(TemplateChoice choice) {
        return choice.parameters().stream().map(one -> new Facts.Value(one.name(), one.value())).toList();
    }
}
