package io.entregent.inbox.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.entregent.inbox.web.Markup.Run;
import java.time.Duration;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkupTest {

    /** Plain runs as they are, others as [look:text]. */
    private static String shown(String text) {
        return Markup.runs(text).stream().map(run -> run.look().isEmpty() && run.link() == null ? run.text()
                : "[" + run.look() + (run.link() == null ? "" : "->" + run.link()) + ":" + run.text() + "]").collect(Collectors.joining());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Votre commande *n° 12* est prête | Votre commande [strong:n° 12] est prête",
        "*_both_* and *one _two_* | [strong leaning:both] and [strong:one ][strong leaning:two]",
        "~19 €~ 15 € | [struck:19 €] 15 €",
        "dites `OK` ou ```*non*``` | dites [code:OK] ou [code:*non*]",
        "*Merci !* À bientôt | [strong:Merci !] À bientôt",
    })
    void marksAroundWordsAreShownAsWhatsAppShowsThem(String text, String expected) {
        assertThat(shown(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2*3*4", "snake_case_name", "a * b * c", "**", "*", "5 * 3", "fichier_final_v2.pdf", "*seul", "~ ~", "* un\n* deux\n*trois\nquatre*",
        "javascript:alert(1) data:text/html,x", "", "```"})
    void aSignThatIsNoMarkStays(String text) {
        assertThat(shown(text)).isEqualTo(text);
    }

    @Test
    void anAddressIsALinkWithoutTheSentencesEnd() {
        assertThat(Markup.runs("Voir https://exemple.fr/a_b_c?x=1&y=2. Merci")).containsExactly(new Run("Voir ", "", null),
                new Run("https://exemple.fr/a_b_c?x=1&y=2", "", "https://exemple.fr/a_b_c?x=1&y=2"), new Run(". Merci", "", null));
        assertThat(Markup.runs("Https://exemple.fr/a\u00a0!")).containsExactly(new Run("Https://exemple.fr/a", "", "Https://exemple.fr/a"),
                new Run("\u00a0!", "", null));
        assertThat(Markup.runs("https://x.example/\"onmouseover=alert(1)").get(0).link()).isEqualTo("https://x.example/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*a", "*_~", "`", "```", "_a *b ~c ", "https://", "*_~a~_*"})
    void aHostileTextLosesNothingAndTakesNoLonger(String piece) {
        String text = piece.repeat(8192 / piece.length());
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            String letters = Markup.runs(text).stream().map(Run::text).collect(Collectors.joining()).replaceAll("[*_~`]", "");
            assertThat(letters).isEqualTo(text.replaceAll("[*_~`]", ""));
        });
    }
}
