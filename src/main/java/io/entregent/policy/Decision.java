package io.entregent.policy;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * What the gate said.
 *
 * @param verdict a refusal outweighs a hold, whatever the order of the rules
 * @param code    of the first rule that refused, or else that holds; null for what is allowed
 * @param until   when what is held may be asked about again; null for the other verdicts
 * @param version of the rules
 * @param rules   every rule that was looked at, in order
 * @param facts   summary of what it was decided on; null where it can be worded from what is given
 * @param consent the event of the ledger that it was decided on; null where none is needed or none is there
 * @param given   all that it was decided on; null for a decision from before they were kept
 */
public record Decision(Verdict verdict, String code, Instant until, String version, List<Outcome> rules, String facts,
        UUID consent, Facts given) {

    public Decision {
        rules = List.copyOf(rules);
    }

    public enum Verdict {
        ALLOW, REFUSE, HOLD;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public enum Result {
        PASSED, REFUSED, HELD, ADVISED, NOT_APPLICABLE;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param rule  its name
     * @param code  that a refusal by it bears
     * @param until for what it holds
     */
    public record Outcome(String rule, String code, Result result, Instant until) {
    }

    public boolean allowed() {
        return verdict == Verdict.ALLOW;
    }

    public boolean refused() {
        return verdict == Verdict.REFUSE;
    }

    public boolean held() {
        return verdict == Verdict.HOLD;
    }

    /** What is not asked for is not worded: the gate decides far more often than anybody reads. */
    @Override
    public String facts() {
        return facts == null && given != null ? given.summary() : facts;
    }

    static Decision of(String version, List<Outcome> rules, Facts given, UUID consent) {
        Outcome refused = null;
        Outcome held = null;
        Instant until = null;
        for (Outcome one : rules) {
            if (one.result() == Result.REFUSED && refused == null) {
                refused = one;
            } else if (one.result() == Result.HELD) {
                held = held == null ? one : held;
                until = until == null || one.until().isAfter(until) ? one.until() : until;
            }
        }
        if (refused != null) {
            return new Decision(Verdict.REFUSE, refused.code(), null, version, rules, null, consent, given);
        }
        return held == null ? new Decision(Verdict.ALLOW, null, null, version, rules, null, consent, given)
                : new Decision(Verdict.HOLD, held.code(), until, version, rules, null, consent, given);
    }
}
