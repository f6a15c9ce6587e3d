package io.entregent.policy.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopicsTest {

    @Test
    void everyTopicHasItsSourceAndWordsInBothLanguages() throws IOException {
        try (InputStream stream = Topics.class.getResourceAsStream("/io/entregent/policy/topics.json")) {
            JsonNode lexicon = RuleFiles.JSON.readTree(stream);
            assertThat(lexicon.size()).isEqualTo(Topics.all().size());
            lexicon.fields().forEachRemaining(one -> {
                assertThat(one.getValue().path("source").asText()).as(one.getKey()).isNotBlank();
                for (String language : List.of("fr", "en")) {
                    Set<String> phrases = new HashSet<>();
                    one.getValue().path(language).forEach(phrase -> assertThat(phrases.add(String.join(" ", Topics.words(phrase.asText()))))
                            .as(one.getKey() + ": " + phrase).isTrue());
                    assertThat(phrases).as(one.getKey()).isNotEmpty();
                    one.getValue().path(language).forEach(phrase -> assertThat(Topics.of("Bla " + phrase.asText() + ", bla.")).contains(one.getKey()));
                }
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Achetez du PARACÉTAMOL", "achetez du parace\u0301tamol", "Achetez du ｐａｒａｃéｔａｍｏｌ", "achetez du para\u00adcétamol"})
    void writesAWordAsItLikes(String text) {
        assertThat(Topics.of(text)).containsExactlyInAnyOrder("sale", "medicine");
    }

    @Test
    void aWordInsideOfAnotherIsAnother() {
        assertThat(Topics.of("Le vinaigre, la ginguette, la carte des Prixons")).isEmpty();
    }

    @Test
    void whatIsWarnedOfIsNotAskedFor() {
        assertThat(Topics.of("Ne communiquez jamais votre mot de passe")).containsExactly("secret");
        assertThat(Topics.of("Communiquez votre mot de passe")).containsExactlyInAnyOrder("secret", "request");
        assertThat(Topics.of("Pouvez-vous me donner votre code confidentiel ?")).containsExactlyInAnyOrder("secret", "request");
        assertThat(Topics.of("Quel est votre code secret ?")).containsExactlyInAnyOrder("secret", "request");
        assertThat(Topics.of("Vous n’avez pas à nous donner votre code secret")).containsExactly("secret");
        assertThat(Topics.of("What is your PIN code?")).containsExactlyInAnyOrder("secret", "request");
        assertThat(Topics.of("We will not ask you to provide your password")).containsExactly("secret");
        assertThat(Topics.of("Do not send us your password")).containsExactly("secret");
        assertThat(Topics.of("Send us your password")).containsExactlyInAnyOrder("secret", "request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bonjour ! Pouvez-vous me donner votre numéro de carte bancaire ?", "J’ai besoin de votre IBAN pour le remboursement",
        "Merci de nous communiquer votre numéro de sécurité sociale", "Please send me a photo of your ID", "What is your card number?"})
    void aCardAccountOrIdentityNumberIsAskedFor(String text) {
        assertThat(Topics.of(text)).contains("identifier", "request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Quel est votre numéro de carte de fidélité ?", "Indiquez-nous votre numéro de commande, jamais votre numéro de carte",
        "Pouvez-vous me donner les quatre derniers chiffres de votre numéro de carte ?", "Please send your loyalty card number",
        "Votre numéro de carte n’est pas nécessaire : indiquez votre commande"})
    void partsOfANumberOtherNumbersAndWarningsNameNoIdentifier(String text) {
        assertThat(Topics.of(text)).doesNotContain("identifier");
    }
}
