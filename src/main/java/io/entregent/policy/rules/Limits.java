package io.entregent.policy.rules;

import static io.entregent.policy.rules.Finding.refuseIf;

import io.entregent.policy.Facts;
import io.entregent.policy.Facts.Template;
import io.entregent.policy.Situation.Count;
import io.entregent.policy.Situation.Reach;
import io.entregent.policy.Situation.Restriction;
import io.entregent.policy.Situation.Usage;
import java.time.Instant;

/** Whether the platform would take it now. What only comes too early is held. */
final class Limits {

    private Limits() {
    }

    /** The platform's tier counts what all who share it reached, a rule's own number the tenant's. Nobody counts twice. */
    static Finding portfolio(Facts facts, Rule rule) {
        Usage usage = facts.situation().usage();
        Integer own = rule.given().most();
        if (facts.windowOpen() || own == null && usage.tier() == null) {
            return Finding.NOT_APPLICABLE;
        }
        if (usage.reached()) {
            return Finding.PASSED;
        }
        return own == null ? within(facts.now(), usage.portfolio(), usage.tier(), rule) : within(facts.now(), usage.own(), own, rule);
    }

    static Finding number(Facts facts, Rule rule) {
        return within(facts.now(), facts.situation().usage().number(), rule.given().most(), rule);
    }

    static Finding pair(Facts facts, Rule rule) {
        return within(facts.now(), facts.situation().usage().pair(), rule.given().most(), rule);
    }

    static Finding api(Facts facts, Rule rule) {
        return within(facts.now(), facts.situation().usage().api(), rule.given().most(), rule);
    }

    static Finding country(Facts facts, Rule rule) {
        return outsideMarketing(facts) && facts.situation().country() != null
                ? refuseIf(rule.given().values().contains(facts.situation().country())) : Finding.NOT_APPLICABLE;
    }

    static Finding marketing(Facts facts, Rule rule) {
        if (!outsideMarketing(facts)) {
            return Finding.NOT_APPLICABLE;
        }
        Usage usage = facts.situation().usage();
        if (usage.locked() != null && facts.now().isBefore(usage.locked())) {
            return Finding.holdUntil(usage.locked());
        }
        return rule.given().most() == null ? Finding.PASSED : within(facts.now(), usage.marketing(), rule.given().most(), rule);
    }

    static Finding restricted(Facts facts, Rule rule) {
        return refuseIf(!facts.situation().restrictions().isEmpty()
                && facts.situation().restrictions().stream().anyMatch(one -> bars(one, facts)));
    }

    private static boolean bars(Restriction one, Facts facts) {
        boolean over = one.until() != null && !facts.now().isBefore(one.until());
        return !over && (one.reach() == Reach.ALL || one.reach() == Reach.FIRST && !facts.windowOpen()
                || one.reach() == Reach.MARKETING && "marketing".equals(facts.effectivePurpose().kind()));
    }

    /** Marketing that answers inside of an open window is not counted by the platform. */
    private static boolean outsideMarketing(Facts facts) {
        return facts.content() instanceof Template && !facts.windowOpen() && "marketing".equals(facts.effectivePurpose().kind());
    }

    private static Finding within(Instant now, Count count, int most, Rule rule) {
        if (count.used() < most || count.oldest() == null) {
            return Finding.PASSED;
        }
        Instant until = count.oldest().plusSeconds(rule.given().seconds());
        return until.isAfter(now) ? Finding.holdUntil(until) : Finding.PASSED;
    }
}
