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
                "order_ready/en", "offre_privee/fr", "offre_privee/en").doesNotHaveDuplicates().hasSize(16);
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

    @Test
    void aChangeElsewhereIsNotWhatWasAgreedTo() {
        Template one = template("[{\"type\":\"BODY\",\"text\":\"Ready\"}]");
        assertThat(one.view().isLive()).isTrue();

        one.learn(new KnownTemplate("t", "fr", "UTILITY", "APPROVED", "[{\"type\":\"BODY\",\"text\":\"Ready!\"}]", null), NOON.plusSeconds(1));

        assertThat(one.standing()).isEqualTo(TemplateView.Standing.DRIFTED);
        assertThat(one.view().isLive()).isFalse();
        assertThat(one.view().sendableStatus()).isEqualTo("UNAPPROVED");
    }

    @Test
    void theFirstPauseLastsThreeHoursAndTheSecondSix() {
        Template one = template("[]");
        one.hear("PAUSED", null, java.util.Map.of("other_info.title", "FIRST_PAUSE"), NOON.plusSeconds(1));
        assertThat(one.pausedUntil).isEqualTo(NOON.plusSeconds(1 + 3 * 3600));
        one.hear("APPROVED", null, java.util.Map.of("other_info.title", "UNPAUSE"), NOON.plusSeconds(2));
        assertThat(one.pausedUntil).isNull();
        one.hear("PAUSED", null, java.util.Map.of("other_info.title", "SECOND_PAUSE"), NOON.plusSeconds(3));
        assertThat(one.pausedUntil).isEqualTo(NOON.plusSeconds(3 + 6 * 3600));
    }

    @Test
    void whatThePlatformTellsOfTheSecondInWhichItWasAskedIsNews() {
        Template one = template("[]");
        one.learn(new KnownTemplate("t", "fr", "UTILITY", "APPROVED", "[]", "77"), NOON.plusMillis(5_210));
        assertThat(one.hear("REJECTED", "SCAM", java.util.Map.of(), NOON.plusSeconds(5))).isTrue();
        one.learn(new KnownTemplate("t", "fr", "UTILITY", "APPROVED", "[]", "77"), NOON.plusMillis(5_400));
        assertThat(one.status()).as("asked before the end of that second").isEqualTo("REJECTED");
        one.learn(new KnownTemplate("t", "fr", "UTILITY", "APPROVED", "[]", "77"), NOON.plusSeconds(6));
        assertThat(one.status()).isEqualTo("APPROVED");
    }

    @Test
    void whatThePlatformAnswersToAnEditIsNewerThanAVerdictOfTheSameSecond() {
        Template one = template("[]");
        one.hear("REJECTED", "SCAM", java.util.Map.of(), NOON.plusSeconds(5));
        one.answered(new KnownTemplate("t", "fr", "UTILITY", "PENDING", "[]", "77"), NOON.plusMillis(5_400));
        assertThat(one.status()).isEqualTo("PENDING");
        one.learn(new KnownTemplate("t", "fr", "UTILITY", "APPROVED", "[]", "77"), NOON.plusMillis(5_500));
        assertThat(one.status()).as("looked at again").isEqualTo("APPROVED");
    }

    @Test
    void aRefusalKeepsReasonAndRecommendation() {
        Template one = template("[]");
        one.hear("REJECTED", "INVALID_FORMAT", java.util.Map.of("rejection_info.recommendation", "Separate the parameters."), NOON.plusSeconds(1));
        assertThat(one.view().health().reason()).isEqualTo("INVALID_FORMAT");
        assertThat(one.view().health().recommendation()).isEqualTo("Separate the parameters.");
    }

    @Test
    void theReasonIsTheCodeAndThePlatformsSentencesStandBesideIt() {
        Template one = template("[]");
        one.hear("REJECTED", "They touch.", java.util.Map.of("reason", "INVALID_FORMAT", "rejection_info.reason", "They touch.",
                "rejection_info.recommendation", "Separate them."), NOON.plusSeconds(1));
        assertThat(one.view().health().reason()).isEqualTo("INVALID_FORMAT");
        assertThat(one.view().health().recommendation()).isEqualTo("They touch. Separate them.");
    }

    @Test
    void theNameOfALiveTemplateRestsThirtyDaysAfterItsDeletion() {
        Template one = template("[]");
        one.hear("PENDING_DELETION", null, java.util.Map.of(), NOON.plusSeconds(1));
        one.hear("DELETED", null, java.util.Map.of(), NOON.plusSeconds(9));
        assertThat(one.restsUntil).isEqualTo(NOON.plusSeconds(1 + 30 * 86_400));
        Template paused = template("[]");
        paused.hear("PAUSED", null, java.util.Map.of(), NOON.plusSeconds(1));
        paused.hear("DELETED", null, java.util.Map.of(), NOON.plusSeconds(9));
        assertThat(paused.restsUntil).isNull();
    }

    @Test
    void codesAreAskedFor() {
        TemplateView coupon = template("""
                [{"type":"BODY","text":"{{1}}, here."},{"type":"BUTTONS","buttons":[{"type":"QUICK_REPLY","text":"Yes"},{"type":"COPY_CODE"}]}]""").view();
        assertThat(coupon.variables()).containsExactly("1", "code.1");
        TemplateView login = template("""
                [{"type":"BODY","add_security_recommendation":true},{"type":"BUTTONS","buttons":[{"type":"OTP","otp_type":"COPY_CODE"}]}]""").view();
        assertThat(login.variables()).containsExactly("otp.0");
        assertThat(login.isFillable()).isTrue();
    }

    @Test
    void anAnnouncedCategoryIsKeptApartFromTheOneInForce() {
        Template one = template("[]");
        one.hear("CATEGORY", null, java.util.Map.of("new_category", "UTILITY", "correct_category", "MARKETING"), NOON.plusSeconds(1));
        assertThat(one.category()).isEqualTo("UTILITY");
        assertThat(one.view().health().comingCategory()).isEqualTo("MARKETING");
        one.hear("CATEGORY", null, java.util.Map.of("previous_category", "UTILITY", "new_category", "MARKETING"), NOON.plusSeconds(2));
        assertThat(one.category()).isEqualTo("MARKETING");
    }

    @Test
    void whatThePollSaysDoesNotOvertakeANewerWebhook() {
        Template one = template("[]");
        one.hear("PAUSED", null, java.util.Map.of(), NOON.plusSeconds(10));
        one.learn(new KnownTemplate("t", "fr", "UTILITY", "APPROVED", "[]", "77"), NOON.plusSeconds(5));
        assertThat(one.status()).isEqualTo("PAUSED");
        one.learn(new KnownTemplate("t", "fr", "UTILITY", "APPROVED", "[]", "78"), NOON.plusSeconds(15));
        assertThat(one.status()).isEqualTo("APPROVED");
    }
}
