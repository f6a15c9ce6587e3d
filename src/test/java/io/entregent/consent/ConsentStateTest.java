package io.entregent.consent;

import static io.entregent.consent.ConsentState.Type.GIVEN;
import static io.entregent.consent.ConsentState.Type.RESUME_ASKED;
import static io.entregent.consent.ConsentState.Type.WITHDRAWN;
import static org.assertj.core.api.Assertions.assertThat;

import io.entregent.consent.ConsentState.Status;
import io.entregent.consent.ConsentState.Step;
import io.entregent.consent.ConsentState.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConsentStateTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private static Step step(Type type, int minute) {
        return new Step(type, NOON.plusSeconds(60L * minute), "form");
    }

    private static ConsentState fold(Step... steps) {
        return ConsentState.fold(Purpose.MARKETING, "whatsapp", List.of(steps));
    }

    @Test
    void silenceIsNoConsent() {
        assertThat(fold().status()).isEqualTo(Status.NONE);
    }

    @Test
    void theLatestWordCounts() {
        assertThat(fold(step(GIVEN, 0), step(WITHDRAWN, 1)).status()).isEqualTo(Status.WITHDRAWN);
        assertThat(fold(step(GIVEN, 0), step(WITHDRAWN, 1), step(GIVEN, 2)).status()).isEqualTo(Status.GIVEN);
    }

    @Test
    void theOrderOfReadingDoesNotMatter() {
        List<Step> steps = Arrays.asList(step(GIVEN, 0), step(WITHDRAWN, 1), step(GIVEN, 2), step(RESUME_ASKED, 3));
        for (int i = 0; i < steps.size(); i++) {
            Collections.rotate(steps, 1);
            assertThat(ConsentState.fold(Purpose.MARKETING, "whatsapp", steps).since()).isEqualTo(NOON.plusSeconds(120));
        }
    }

    @Test
    void ofTwoWordsAtOneInstantTheRefusalCounts() {
        assertThat(fold(step(WITHDRAWN, 1), step(GIVEN, 1)).status()).isEqualTo(Status.WITHDRAWN);
    }

    @Test
    void askingToResumeDoesNotOptInByItself() {
        assertThat(fold(step(GIVEN, 0), step(WITHDRAWN, 1), step(RESUME_ASKED, 2)).status()).isEqualTo(Status.WITHDRAWN);
        assertThat(fold(step(RESUME_ASKED, 2)).status()).isEqualTo(Status.NONE);
    }
}
