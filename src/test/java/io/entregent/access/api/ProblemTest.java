package io.entregent.access.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.entregent.kernel.Rejected;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemTest {

    @ParameterizedTest
    @CsvSource(value = {"fr-FR,fr;q=0.9|fr", "de, fr;q=0.3|fr", "de|en", "en-GB, fr|en", "|en", "!!;q=x|en"}, delimiter = '|')
    void theReadersLanguageIsSpoken(String header, String language) {
        assertThat(Problem.locale(header).getLanguage()).isEqualTo(language);
    }

    @Test
    void aRefusalKeepsItsCodeAndFillsItsSentence() {
        Problem problem = Problem.of(Rejected.invalid("parameter.invalid", "limit"), "/api/v1/x", Locale.FRENCH);
        assertThat(problem.status()).isEqualTo(422);
        assertThat(problem.code()).isEqualTo("parameter.invalid");
        assertThat(problem.detail()).contains("limit").doesNotContain("{0}");
        assertThat(problem.instance()).isEqualTo("/api/v1/x");
    }

    @Test
    void theBodyOfANotFoundSaysNothingOfWhatWasAsked() {
        assertThat(Problem.of(Rejected.notFound(), "/api/v1/a", Locale.ENGLISH))
                .isEqualTo(Problem.of(Rejected.notFound(), "/api/v1/b", Locale.ENGLISH));
    }
}
