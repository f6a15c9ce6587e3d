package io.entregent.vault;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KeyedTest {

    private final Keyed tenantA = new Keyed(new byte[32]);
    private final Keyed tenantB = new Keyed(new byte[] {1, 2, 3});

    @Test
    void equalValuesOfOneKindHashAlikeWithinATenantOnly() {
        assertThat(tenantA.hash("phone", "+33639980001")).isEqualTo(tenantA.hash("phone", "+33639980001"))
                .isNotEqualTo(tenantA.hash("user_id", "+33639980001"))
                .isNotEqualTo(tenantB.hash("phone", "+33639980001")).hasSize(32);
    }

    @Test
    void wordsAreFoundWithoutCaseAccentsAndPunctuation() {
        assertThat(Keyed.words("Où est ma commande n° 4711, s'il vous plaît ?"))
                .contains("ou", "est", "commande", "4711", "plait").doesNotContain("?", ",");
        assertThat(Keyed.words("CAFÉ")).containsExactly("cafe");
    }

    @Test
    void singleLettersAreNoWords() {
        assertThat(Keyed.words("à b c")).isEmpty();
    }

    @Test
    void wordsOfScriptsWithoutSpacesAreFound() {
        assertThat(Keyed.words("مرحبا بالعالم")).hasSize(2);
        assertThat(Keyed.words("Привет мир")).containsExactly("привет", "мир");
    }

    @Test
    void aTokenIsHalfAHash() {
        assertThat(tenantA.tokens("bonjour")).hasSize(1).allSatisfy(token -> assertThat(token).hasSize(16));
    }
}
