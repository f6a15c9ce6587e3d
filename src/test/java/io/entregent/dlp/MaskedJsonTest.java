package io.entregent.dlp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MaskedJsonTest {

    @Test
    void takesNumbersOutOfTextsAndNumbersWhereverTheyAre() {
        assertThat(masked("{\"messages\":[{\"text\":{\"body\":\"carte 4111 1111 1111 1111\"},\"form\":{\"answers\":[4111111111111111]}}]}"))
                .contains("carte •••• 1111").doesNotContain("4111111111111111", "4111 1111");
    }

    @Test
    void leavesWhatNamesMessagesPeopleAndAccounts() {
        String json = "{\"id\":\"4111111111111111\",\"phone_number_id\":\"4111111111111111\",\"from\":\"4111111111111111\","
                + "\"timestamp\":\"1700000000\"}";
        assertThat(masked(json)).isEqualTo(json);
    }

    @Test
    void looksAtWhatIsNoJsonAsText() {
        assertThat(masked("{\"body\": 4111 1111 1111 1111")).contains("•••• 1111").doesNotContain("4111 1111 1111");
        assertThat(masked("")).isEmpty();
        assertThat(masked(null)).isNull();
    }

    @Test
    void leavesHarmlessJsonAsItCame() {
        String json = "{ \"text\" : {\"body\":\"Bonjour\"} }";
        assertThat(masked(json)).isSameAs(json);
    }

    private static String masked(String json) {
        return MaskedJson.masked(json, Screening.none());
    }
}
