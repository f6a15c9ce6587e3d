package io.entregent.audit.witness;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerTest {

    @ParameterizedTest
    @CsvSource({"403, UNTRUSTED, false", "404, UNKNOWN, false", "409, CONTRADICTS, true", "422, CONTRADICTS, true", "400, FAILED, false",
        "503, FAILED, false"})
    void onlyAWitnessWhoHoldsSomethingAgainstTheLogIsAnAlarm(int status, Answer answer, boolean alarming) {
        assertThat(Answer.of(status)).isEqualTo(answer);
        assertThat(answer.isAlarming()).isEqualTo(alarming);
    }
}
