package io.entregent.kernel.faces;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class LanguageTest {

    @Test
    void choiceGoesBeforeTheBrowsersWish() {
        assertThat(Language.choose("fr", List.of(Locale.UK))).isEqualTo(Locale.FRENCH);
    }

    @Test
    void firstKnownWishIsTaken() {
        assertThat(Language.choose("", List.of(Locale.GERMANY, Locale.CANADA_FRENCH, Locale.UK))).isEqualTo(Locale.FRENCH);
    }

    @Test
    void unknownChoiceIsNoChoice() {
        assertThat(Language.choose("<script>", List.of(Locale.GERMANY))).isEqualTo(Locale.ENGLISH);
    }

    @Test
    void theWayBackStaysInTheHouse() {
        assertThat(LanguageChoice.back("/t/maison-lumen/inbox?view=mine")).isEqualTo("/t/maison-lumen/inbox?view=mine");
        assertThat(List.of("//evil.example", "https://evil.example", "/a\r\nSet-Cookie: x", "/\\evil.example", "evil"))
                .allSatisfy(wanted -> assertThat(LanguageChoice.back(wanted)).isEqualTo("/"));
        assertThat(LanguageChoice.back(null)).isEqualTo("/");
    }
}
