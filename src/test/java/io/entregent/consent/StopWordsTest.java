package io.entregent.consent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.entregent.consent.StopWords.Meaning;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StopWordsTest {

    private static final Map<String, Meaning> EXPECTED = Map.of("optout", Meaning.STOP, "possible", Meaning.POSSIBLE, "none",
            Meaning.NONE);

    private static Meaning judge(String text) {
        return StopWords.judge(text, Set.of()).meaning();
    }

    private static JsonNode list() throws IOException {
        try (InputStream file = StopWords.class.getResourceAsStream("stop-keywords.json")) {
            return new ObjectMapper().readTree(file);
        }
    }

    static Stream<Arguments> cases() throws IOException {
        return StreamSupport.stream(list().get("cases").spliterator(), false)
                .map(one -> Arguments.of(one.get("text").asText(), one.get("expect").asText()));
    }

    static Stream<Arguments> keywords() throws IOException {
        return list().get("proposed").properties().stream().flatMap(language -> StreamSupport
                .stream(language.getValue().spliterator(), false).map(word -> Arguments.of(language.getKey(), word.asText())));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("cases")
    void everyCaseOfTheListIsJudgedAsExpected(String text, String expected) {
        assertThat(judge(text)).isEqualTo(EXPECTED.get(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Je ne veux plus de pub pour le moment", "Ne m’écrivez plus !", "Arrêtez avec vos messages", "Please don't text me again",
        "Take me off your list", "Bitte keine Werbung mehr", "No me escriban más", "Não quero mais receber", "Non voglio più offerte", "Geen reclame aub"})
    void whoAsksInASentenceIsNotWrittenToUntilSomebodyHasReadIt(String text) {
        assertThat(judge(text)).isEqualTo(Meaning.POSSIBLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Je n’ai plus de bougies", "Quand recevrai-je mon colis ?", "Vous êtes ouverts plus tard ?", "I don't have the number",
        "Could you text me the address?", "Wann wird geliefert?", "Mi pedido no ha llegado"})
    void anOrdinaryQuestionHoldsNothing(String text) {
        assertThat(judge(text)).isEqualTo(Meaning.NONE);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("keywords")
    void everyWordOfElevenLanguagesStopsHoweverItIsWritten(String language, String word) {
        assertThat(judge(word)).isEqualTo(Meaning.STOP);
        assertThat(judge("  " + word.toUpperCase() + "! 🙏")).isEqualTo(Meaning.STOP);
        assertThat(judge(word + " please")).isEqualTo(Meaning.STOP);
        assertThat(judge("abc " + word + " xyz")).isEqualTo(Meaning.POSSIBLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "svp", "🛑", "bonjour", "arrêté municipal", "stoppez", "🛍"})
    void otherWordsMeanNothing(String text) {
        assertThat(judge(text)).isEqualTo(Meaning.NONE);
    }

    @Test
    void nothingIsNoStop() {
        assertThat(judge(null)).isEqualTo(Meaning.NONE);
    }

    @Test
    void aPurposeCanBeNamed() {
        Set<String> names = Set.of("survey", "enquetes");
        assertThat(StopWords.judge("STOP Enquêtes svp", names)).extracting(StopWords.Verdict::meaning, StopWords.Verdict::rest)
                .containsExactly(Meaning.STOP, "enquetes");
        assertThat(StopWords.judge("stop bus", names).meaning()).isEqualTo(Meaning.POSSIBLE);
        assertThat(StopWords.judge("enquetes", names).meaning()).isEqualTo(Meaning.NONE);
    }

    @Test
    void theLanguageIsKnownWhereOnlyOneHasTheWord() {
        assertThat(StopWords.judge("désabonner", Set.of()).language()).isEqualTo("fr");
        assertThat(StopWords.judge("unsubscribe", Set.of()).language()).isEqualTo("en");
        assertThat(StopWords.judge("stop", Set.of()).language()).isNull();
    }
}
