package io.entregent.kernel.faces;

import static org.assertj.core.api.Assertions.assertThat;

import io.entregent.kernel.Rejected;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WordsTest {

    private Locale machine;

    @BeforeEach
    void onAFrenchMachine() {
        machine = Locale.getDefault();
        Locale.setDefault(Locale.FRANCE);
    }

    @AfterEach
    void asBefore() {
        Locale.setDefault(machine);
    }

    @Test
    void englishStaysEnglishOnAFrenchMachine() {
        assertThat(new Words(new SpokenIn(Locale.ENGLISH)).get("room.audit")).isEqualTo("Audit trail");
    }

    @Test
    void apostrophesSurviveTheFilling() {
        assertThat(Words.fill("l'heure de {0}", Locale.FRENCH, "Zoé")).isEqualTo("l'heure de Zoé");
    }

    @Test
    void fractionsOfARefusalAreWrittenAsTheLanguageHasThem() {
        Rejected refused = Rejected.invalid("any", 1.1, 2026);
        assertThat(Words.fill("{0}, {1}", Locale.FRENCH, refused.arguments())).isEqualTo("1,1, 2026");
        assertThat(Words.fill("{0}, {1}", Locale.ENGLISH, refused.arguments())).isEqualTo("1.1, 2026");
    }

    @Test
    void filledWordsAreNotReadAsPatterns() {
        assertThat(Words.fill("{0}", Locale.FRENCH, "{1} '{' {0")).isEqualTo("{1} '{' {0");
    }
}
