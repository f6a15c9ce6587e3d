package io.entregent.consent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StopWordsTest {

    @Test
    void everyCaseOfTheListIsJudgedAsExpected() throws IOException {
        try (InputStream file = StopWords.class.getResourceAsStream("stop-keywords.json")) {
            JsonNode cases = new ObjectMapper().readTree(file).get("cases");
            assertThat(cases).hasSizeGreaterThan(10);
            cases.forEach(one -> assertThat(StopWords.matches(one.get("text").asText())).as(one.get("text").asText())
                    .isEqualTo(one.get("expect").asText().equals("optout")));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "svp", "please stop the bus", "stop svp merci please", "🛑", "stopp pub maintenant"})
    void otherWordsDoNotStop(String text) {
        assertThat(StopWords.matches(text)).isFalse();
    }

    @Test
    void nothingIsNoStop() {
        assertThat(StopWords.matches(null)).isFalse();
    }

    @Test
    void hindiKeepsItsVowelSigns() {
        assertThat(StopWords.matches("रोकें")).isTrue();
    }
}
