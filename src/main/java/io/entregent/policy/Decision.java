package io.entregent.policy;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * What the gate said.
 *
 * @param code    of the first rule that refused, or null
 * @param version of the rules
 * @param rules   every rule that was looked at, in order
 * @param facts   summary of what it was decided on
 * @param consent the event of the ledger that it was decided on; null where none is needed or none is there
 */
public record Decision(boolean allowed, String code, String version, List<Outcome> rules, String facts, UUID consent) {

    public Decision {
        rules = List.copyOf(rules);
    }

    public enum Result {
        PASSED, REFUSED, NOT_APPLICABLE;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public record Outcome(String rule, Result result) {
    }

    static Decision of(String version, List<Outcome> rules, String facts, UUID consent) {
        Optional<Outcome> refused = rules.stream().filter(one -> one.result() == Result.REFUSED).findFirst();
        return new Decision(refused.isEmpty(), refused.map(Outcome::rule).orElse(null), version, rules, facts, consent);
    }
}
