package io.entregent.policy;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * What the gate said.
 *
 * @param verdict a refusal outweighs a hold, whatever the order of the rules
 * @param code    of the first rule that refused, or else that holds; null for what is allowed
 * @param until   when what is held may be asked about again; null for the other verdicts
 * @param version of the rules
 * @param rules   every rule that was looked at, in order
 * @param facts   summary of what it was decided on
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

    static Decision of(String version, List<Outcome> rules, Facts given, UUID consent) {
        Optional<Outcome> refused = first(rules, Result.REFUSED);
        Optional<Outcome> held = first(rules, Result.HELD);
        Instant until = rules.stream().filter(one -> one.result() == Result.HELD).map(Outcome::until)
                .reduce(null, (one, other) -> one == null || other.isAfter(one) ? other : one);
        Verdict verdict = refused.isPresent() ? Verdict.REFUSE : held.isPresent() ? Verdict.HOLD : Verdict.ALLOW;
        return new Decision(verdict, refused.or(() -> held).map(Outcome::code).orElse(null),
                verdict == Verdict.HOLD ? until : null, version, rules, given.summary(), consent, given);
    }

    private static Optional<Outcome> first(List<Outcome> rules, Result result) {
        return rules.stream().filter(one -> one.result() == result).findFirst();
    }
}
