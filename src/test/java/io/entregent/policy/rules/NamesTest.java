package io.entregent.policy.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ResourceBundle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NamesTest {

    private static final ResourceBundle WORDS = ResourceBundle.getBundle("io.entregent.messages");

    @ParameterizedTest
    @EnumSource(Check.class)
    void theFiguresNameEachRuleInWords(Check check) {
        assertThat(WORDS.containsKey("why.rule." + check.code()) || WORDS.containsKey("violation.rule." + check.code())).isTrue();
    }
}
