package io.entregent.audit.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entregent.audit.log.NotProven;
import io.entregent.audit.log.Vkey;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WitnessPolicyTest {

    private static final String W1 = new Vkey("w1.example/w", Vkey.WITNESS, new byte[32]).text();
    private static final String LOG = new Vkey("log.example/t", Vkey.ED25519, new byte[32]).text();

    @Test
    void aQuorumCountsGroupsWithinGroups() {
        WitnessPolicy policy = WitnessPolicy.parse("""
                # ours
                log %s
                witness a %s https://witness.example/a/
                witness b %s
                witness c %s
                group two 2 a b c
                group both all a c
                group either any both two
                quorum either
                """.formatted(LOG, W1, W1, W1));

        assertThat(policy.witnesses().get(0).url()).hasToString("https://witness.example/a");
        assertThat(policy.isMet(Set.of("a"))).isFalse();
        assertThat(policy.isMet(Set.of("a", "b"))).isTrue();
        assertThat(policy.isMet(Set.of("a", "c"))).isTrue();
        assertThat(policy.isMet(Set.of())).isFalse();
    }

    @Test
    void noneIsMetByNobody() {
        assertThat(WitnessPolicy.parse("quorum none").isMet(Set.of())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "quorum nobody", "witness a LOG\nquorum a", "witness a KEY file:///etc/passwd\nquorum a",
        "witness a KEY http://user@host/\nquorum a", "witness a KEY\ngroup g 2 a\nquorum g", "witness a KEY\nwitness a KEY\nquorum a",
        "witness a KEY\nquorum a\nquorum a", "hello", "witness a", "group g any\nquorum g"})
    void whatCannotBeMeantIsRefused(String text) {
        assertThatThrownBy(() -> WitnessPolicy.parse(text.replace("KEY", W1).replace("LOG", LOG))).isInstanceOf(NotProven.class);
    }
}
