package io.entregent.policy.rules;

import static io.entregent.policy.rules.Finding.refuseIf;

import io.entregent.policy.Facts;
import io.entregent.policy.Facts.Consent;
import io.entregent.policy.Facts.FreeForm;
import io.entregent.policy.Facts.Template;
import io.entregent.policy.Screen;
import java.time.Duration;
import java.util.Collections;
import java.util.Set;

/** Whether the person wants it, whether it may be said now, and whether it may be said at all. */
final class Checks {

    private Checks() {
    }

    /** Who writes to us gets an answer while the window is open; else a suppressed person is left alone. */
    static Finding suppressed(Facts facts, Rule rule) {
        boolean answer = facts.content() instanceof FreeForm && facts.windowOpen() && !facts.consentNeeded();
        return refuseIf(facts.suppressed() && !answer);
    }

    static Finding consent(Facts facts, Consent refused) {
        return facts.consentNeeded() ? refuseIf(facts.consent() == refused) : Finding.NOT_APPLICABLE;
    }

    /** Service is not asked for, but who said no to it is written to only as an answer. */
    static Finding withdrawn(Facts facts, Rule rule) {
        if (facts.consentNeeded()) {
            return consent(facts, Consent.WITHDRAWN);
        }
        return facts.content() instanceof Template && !facts.windowOpen()
                ? refuseIf(facts.consent() == Consent.WITHDRAWN) : Finding.NOT_APPLICABLE;
    }

    static Finding window(Facts facts, Rule rule) {
        if (!(facts.content() instanceof FreeForm)) {
            return Finding.NOT_APPLICABLE;
        }
        Integer longer = rule.given().hours();
        boolean byHand = longer != null && facts.situation().automation() == null && facts.windowExpiresAt() != null
                && facts.now().isBefore(facts.windowExpiresAt().plus(Duration.ofHours(longer)));
        return refuseIf(!facts.windowOpen() && !byHand);
    }

    static Finding live(Facts facts, Rule rule) {
        return facts.content() instanceof Template template
                ? refuseIf(!"APPROVED".equalsIgnoreCase(template.status())) : Finding.NOT_APPLICABLE;
    }

    static Finding parameters(Facts facts, Rule rule) {
        return facts.content() instanceof Template template && template.status() != null
                ? refuseIf(!template.fits()) : Finding.NOT_APPLICABLE;
    }

    static Finding category(Facts facts, Rule rule) {
        return facts.content() instanceof Template template && template.category() != null
                ? refuseIf(rule.given().values().contains(template.category()))
                : Finding.NOT_APPLICABLE;
    }

    static Finding none(Facts facts, Rule rule) {
        return refuseIf(facts.content() instanceof Template);
    }

    static Finding purpose(Facts facts, Rule rule) {
        return refuseIf(rule.given().values().contains(facts.effectivePurpose().kind()));
    }

    static Finding sensitive(Facts facts, Rule rule) {
        return refuseIf(facts.screen().verdict() == Screen.Verdict.BLOCK);
    }

    static Finding numbers(Facts facts, Rule rule) {
        return refuseIf(!Collections.disjoint(facts.screen().kinds(), rule.given().values()));
    }

    static Finding human(Facts facts, Rule rule) {
        return facts.situation().automation() == null ? Finding.NOT_APPLICABLE
                : refuseIf(!facts.situation().automation().offersHuman());
    }

    static Finding assistant(Facts facts, Rule rule) {
        return facts.situation().automation() == null || rule.given().values().contains(facts.situation().sender().country())
                ? Finding.NOT_APPLICABLE : refuseIf(facts.situation().automation().assistant());
    }

    static Finding topics(Facts facts, Rule rule) {
        Set<String> spoken = facts.screen().topics();
        return refuseIf(!spoken.isEmpty() && rule.given().topics().stream().anyMatch(spoken::containsAll));
    }

    static Finding activity(Facts facts, Rule rule) {
        String activity = facts.situation().sender().activity();
        return activity == null ? Finding.NOT_APPLICABLE : refuseIf(rule.given().values().contains(activity));
    }

    static Finding provider(Facts facts, Rule rule) {
        return refuseIf(!facts.situation().sender().byProvider());
    }
}
