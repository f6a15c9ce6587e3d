package io.entregent.agency;

import static org.assertj.core.api.Assertions.assertThat;

import io.entregent.policy.rules.Rule;
import io.entregent.policy.rules.RuleFiles;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ActivityTest {

    @Test
    void whomTheOnboardingTurnsAwayIsWhomTheRuleOfPublicBodiesRefuses() {
        Rule excluded = RuleFiles.all().stream().flatMap(set -> set.rules().stream()).filter(rule -> rule.id().equals("government.excluded"))
                .findFirst().orElseThrow();
        Set<String> turnedAway = Arrays.stream(Activity.values()).filter(one -> !one.isPermitted()).map(Enum::name).collect(Collectors.toSet());
        assertThat(turnedAway).isEqualTo(excluded.given().values());
    }
}
