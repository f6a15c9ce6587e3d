package io.entregent.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class KnownTemplateTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private static Template template(String components) {
        return new Template(UUID.randomUUID(), new KnownTemplate("t", "fr", "UTILITY", "APPROVED", components, null), NOON);
    }

    @Test
    void theDemoSpeaksFrenchAndEnglishAlike() {
        assertThat(KnownTemplate.demo()).extracting(one -> one.name() + "/" + one.language()).contains("order_ready/fr",
                "order_ready/en", "offre_privee/fr", "offre_privee/en").doesNotHaveDuplicates().hasSize(8);
    }

    @Test
    void variablesAreFoundInHeaderBodyAndButton() {
        TemplateView view = template("""
                [{"type":"header","format":"TEXT","text":"Hi {{1}}"},{"type":"BODY","text":"{{first_name}}, {{ city }} {{city}}."},
                 {"type":"BUTTONS","buttons":[{"type":"QUICK_REPLY","text":"Yes"},{"type":"URL","text":"See","url":"https://x/{{1}}"}]},
                 {"type":"NEW_KIND","text":"{{9}}"}]""").view();
        assertThat(view.variables()).containsExactly("header.1", "first_name", "city", "button.1");
        assertThat(view.buttons()).containsExactly("Yes", "See");
    }

    @Test
    void anOlderJudgementChangesNothing() {
        Template one = template("[]");
        assertThat(one.judge("PAUSED", "RED", NOON.plusSeconds(2))).isTrue();
        assertThat(one.judge("APPROVED", null, NOON.plusSeconds(1))).isFalse();
        assertThat(one.status()).isEqualTo("PAUSED");
    }
}
