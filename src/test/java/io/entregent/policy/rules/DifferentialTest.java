package io.entregent.policy.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.entregent.policy.Decision;
import io.entregent.policy.Facts;
import io.entregent.policy.RuleBooks;
import io.entregent.policy.SendGate;
import io.entregent.policy.own.HouseRules;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The gate beside an oracle that was written from the texts of the rules, on random facts. */
class DifferentialTest {

    private static final int CASES = 100_000;
    private static final int PARTS = 8;
    private static final long SEED = 20261125;

    @Test
    void theGateAndTheOracleAgreeOnAHundredThousandRandomFacts() {
        Map<String, Integer> seen = new ConcurrentSkipListMap<>();
        IntStream.range(0, PARTS).parallel().forEach(part -> compare(new RandomFacts(SEED + part), seen));
        assertThat(seen.keySet()).as("what was met: %s", seen).contains("allow null", "refuse contact.suppressed", "refuse consent.missing",
                "refuse window.closed", "refuse template.notLive", "refuse template.parameters", "refuse category.forbidden",
                "refuse content.sensitive", "refuse automation.human", "refuse vertical.forbidden", "hold quiet.hours", "hold limit.reached",
                "refuse account.restricted");
        assertThat(seen.get("allow null")).isGreaterThan(CASES / 20);
    }

    private static void compare(RandomFacts random, Map<String, Integer> seen) {
        for (int i = 0; i < CASES / PARTS; i++) {
            HouseRules house = random.house();
            Facts facts = random.facts();
            Decision decision = SendGate.decide(facts, book(facts, house));
            Oracle.Answer said = new Oracle.Answer(decision.verdict().code(), decision.code(), decision.until());
            Oracle.Answer expected = Oracle.ask(facts, house);
            assertThat(said).as("case %d: %s under %s", i, facts, house).isEqualTo(expected);
            seen.merge(decision.verdict().code() + " " + decision.code(), 1, Integer::sum);
        }
    }

    @Test
    void noRuleOfATenantLoosensAnother() {
        IntStream.range(0, PARTS).parallel().forEach(part -> tighten(new RandomFacts(SEED - 1 - part)));
    }

    private static void tighten(RandomFacts random) {
        for (int i = 0; i < CASES / 4 / PARTS; i++) {
            Facts facts = random.facts();
            Decision without = SendGate.decide(facts, book(facts, HouseRules.none()));
            Decision with = SendGate.decide(facts, book(facts, random.house()));
            assertThat(with.verdict() == Decision.Verdict.ALLOW && without.verdict() != Decision.Verdict.ALLOW).isFalse();
            assertThat(with.verdict() == Decision.Verdict.HOLD && without.verdict() == Decision.Verdict.REFUSE).isFalse();
            if (without.held() && with.held()) {
                assertThat(with.until()).isAfterOrEqualTo(without.until());
            }
        }
    }

    private static RuleBook book(Facts facts, HouseRules house) {
        List<Rule> rules = house.rules();
        RuleSet set = rules.isEmpty() ? null : new RuleSet("tenant", "1", new Source(Source.Kind.TENANT, new Text("Own", "Propre"), null),
                null, null, null, LocalDate.of(2000, 1, 1), null, new Text("Own", "Propre"), rules);
        return RuleBooks.with(facts.situation().channel(), facts.situation().sender(),
                LocalDate.ofInstant(facts.now(), ZoneOffset.UTC), set);
    }
}
