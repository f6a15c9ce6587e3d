package io.entregent.agency;

import io.entregent.access.Access;
import io.entregent.access.Permission;
import io.entregent.consent.Consents;
import io.entregent.consent.Evidence;
import io.entregent.consent.Purposes;
import io.entregent.consent.Statement;
import io.entregent.consent.ledger.EventType;
import io.entregent.contact.Identities;
import io.entregent.contact.Phones;
import io.entregent.inbox.Inbox;
import io.entregent.inbox.compose.GateRefused;
import io.entregent.inbox.compose.Recipient;
import io.entregent.inbox.compose.TemplateChoice;
import io.entregent.inbox.compose.TemplateValue;
import io.entregent.inbox.read.MessageView;
import io.entregent.kernel.Rejected;
import io.entregent.template.TemplateView;
import io.entregent.template.Templates;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The first message that goes out: with a live template, at best one that takes nothing, to the number of who asks for
 * it. That this person agreed is written down like any consent, and the send gate decides as for any message. By the
 * client only: nobody else records consents.
 */
@ApplicationScoped
@Transactional(dontRollbackOn = GateRefused.class)
public class FirstMessage {

    private static final String CHANNEL = "whatsapp";
    private static final String SERVICE = "service";
    private static final String UTILITY = "UTILITY";
    /** What stands where a template wants words. */
    private static final String FILLING = "TEST";

    @Inject
    private Templates templates;

    @Inject
    private Consents consents;

    @Inject
    private Purposes purposes;

    @Inject
    private Inbox inbox;

    @Inject
    private Access access;

    /** Its name; empty as long as none is live. */
    public Optional<String> template() {
        access.require(Permission.TEMPLATE_READ);
        return choice().map(TemplateView::name);
    }

    /**
     * @param phone of who asks
     * @param mine  whether he or she said that it is, and agreed to get the message
     * @throws Rejected {@code onboarding.first.mine}, {@code onboarding.first.none} as long as no template is live,
     *         {@code recipient.invalid}; or the code of the gate's rule: then the refusal is recorded, and the consent, which was
     *         given all the same
     */
    public MessageView send(String phone, boolean mine) {
        access.require(Permission.CHANNEL_MANAGE);
        access.require(Permission.CONSENT_WRITE);
        if (!mine) {
            throw Rejected.invalid("onboarding.first.mine");
        }
        TemplateView template = choice().orElseThrow(() -> Rejected.conflict("onboarding.first.none"));
        String number = Phones.e164(phone, null).orElseThrow(() -> Rejected.invalid("recipient.invalid"));
        UUID contact = consents.person(Identities.phone(CHANNEL, number), true);
        consents.record(contact, Statement.of(EventType.GIVEN, purposes.require(SERVICE), CHANNEL,
                Evidence.by("form").text("onboarding: own number, by " + access.userId())));
        return inbox.writeFirst(new Recipient(number, null), new TemplateChoice(template.name(), template.language(), filled(template)), SERVICE);
    }

    private static List<TemplateValue> filled(TemplateView template) {
        return template.variables().stream().map(variable -> new TemplateValue(variable.matches("\\d+") ? null : variable, FILLING)).toList();
    }

    private Optional<TemplateView> choice() {
        return templates.live().stream().filter(one -> one.category().equals(UTILITY) && one.variables().stream().noneMatch(name -> name.contains(".")))
                .min(Comparator.comparing((TemplateView one) -> one.variables().size()).thenComparing(TemplateView::name)
                        .thenComparing(TemplateView::language));
    }
}
