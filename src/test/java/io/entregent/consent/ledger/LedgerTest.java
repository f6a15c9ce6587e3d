package io.entregent.consent.ledger;

import static io.entregent.consent.ledger.EventType.CONFIRMED;
import static io.entregent.consent.ledger.EventType.EXPIRED;
import static io.entregent.consent.ledger.EventType.GIVEN;
import static io.entregent.consent.ledger.EventType.OBJECTED;
import static io.entregent.consent.ledger.EventType.REFUSED;
import static io.entregent.consent.ledger.EventType.RENEWED;
import static io.entregent.consent.ledger.EventType.REQUESTED;
import static io.entregent.consent.ledger.EventType.WITHDRAWN;
import static org.assertj.core.api.Assertions.assertThat;

import io.entregent.consent.ledger.ConsentState.Status;
import io.entregent.kernel.Ids;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class LedgerTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Instant NOW = at(600);
    private static final String ONE = "account-1";

    private static Instant at(int minute) {
        return NOON.plusSeconds(60L * minute);
    }

    private static Step step(EventType type, int minute) {
        return step(type, minute, minute, "*");
    }

    private static Step step(EventType type, int said, int recorded, String sender) {
        return new Step(Ids.next(), type, sender, at(said), at(recorded), null, false, true, "form");
    }

    private static Step awaiting(int minute) {
        return new Step(Ids.next(), GIVEN, "*", null, at(minute), null, true, true, "form");
    }

    private static Step until(EventType type, int minute, int end) {
        return new Step(Ids.next(), type, "*", null, at(minute), at(end), false, true, "form");
    }

    private static Status fold(Step... steps) {
        return Ledger.fold(List.of(steps), ONE, NOW).status();
    }

    @Test
    void silenceIsNoConsent() {
        assertThat(fold()).isEqualTo(Status.NONE);
        assertThat(fold(step(REQUESTED, 1))).isEqualTo(Status.REQUESTED);
    }

    @Test
    void theLatestWordCounts() {
        assertThat(fold(step(GIVEN, 0), step(WITHDRAWN, 1))).isEqualTo(Status.WITHDRAWN);
        assertThat(fold(step(GIVEN, 0), step(WITHDRAWN, 1), step(GIVEN, 2))).isEqualTo(Status.GIVEN);
        assertThat(fold(step(GIVEN, 0), step(REFUSED, 1))).isEqualTo(Status.REFUSED);
        assertThat(fold(step(GIVEN, 0), step(OBJECTED, 1))).isEqualTo(Status.OBJECTED);
    }

    @Test
    void theOrderOfReadingDoesNotMatter() {
        Step last = step(GIVEN, 2);
        List<Step> steps = Arrays.asList(step(GIVEN, 0), step(WITHDRAWN, 1), last, step(REQUESTED, 3));
        for (int i = 0; i < steps.size(); i++) {
            Collections.rotate(steps, 1);
            assertThat(Ledger.fold(steps, ONE, NOW).event()).isEqualTo(last.id());
        }
    }

    @Test
    void ofTwoWordsAtOneInstantTheRefusalCounts() {
        assertThat(fold(step(WITHDRAWN, 1), step(GIVEN, 1))).isEqualTo(Status.WITHDRAWN);
    }

    @Test
    void askingToHearAgainDoesNotOptIn() {
        assertThat(fold(step(GIVEN, 0), step(WITHDRAWN, 1), step(REQUESTED, 2))).isEqualTo(Status.WITHDRAWN);
    }

    @Test
    void anOldFormThatIsImportedLateDoesNotUndoAWithdrawal() {
        assertThat(fold(step(WITHDRAWN, 5), step(GIVEN, 1, 10, "*"))).isEqualTo(Status.WITHDRAWN);
    }

    @Test
    void aWithdrawalThatIsToldLateHoldsFromThenOn() {
        assertThat(fold(step(GIVEN, 5), step(WITHDRAWN, 1, 10, "*"))).isEqualTo(Status.WITHDRAWN);
    }

    @Test
    void whatAwaitsAConfirmationIsNotEnough() {
        assertThat(fold(awaiting(1))).isEqualTo(Status.PENDING);
        assertThat(fold(awaiting(1), step(CONFIRMED, 2))).isEqualTo(Status.GIVEN);
        assertThat(fold(step(CONFIRMED, 2))).isEqualTo(Status.NONE);
    }

    @Test
    void aConfirmationDoesNotReviveWhatWasWithdrawnBefore() {
        assertThat(fold(awaiting(1), step(WITHDRAWN, 2), step(CONFIRMED, 3))).isEqualTo(Status.WITHDRAWN);
    }

    @Test
    void consentEndsWithItsTimeAndCanBeRenewed() {
        assertThat(fold(until(GIVEN, 0, 600))).isEqualTo(Status.EXPIRED);
        assertThat(fold(until(GIVEN, 0, 601))).isEqualTo(Status.GIVEN);
        assertThat(fold(until(GIVEN, 0, 10), until(RENEWED, 20, 700))).isEqualTo(Status.GIVEN);
        assertThat(fold(step(GIVEN, 0), step(EXPIRED, 5))).isEqualTo(Status.EXPIRED);
    }

    @Test
    void somebodysBareWordIsNotEnough() {
        Step unproven = new Step(Ids.next(), GIVEN, "*", null, at(1), null, false, false, "import");
        assertThat(fold(unproven)).isEqualTo(Status.UNPROVEN);
        assertThat(fold(unproven, step(GIVEN, 0))).isEqualTo(Status.GIVEN);
    }

    @Test
    void oneNumberIsNotAllNumbers() {
        assertThat(fold(step(GIVEN, 0, 0, "account-2"))).isEqualTo(Status.NONE);
        assertThat(fold(step(GIVEN, 0), step(WITHDRAWN, 1, 1, "account-2"))).isEqualTo(Status.GIVEN);
        assertThat(fold(step(GIVEN, 0), step(WITHDRAWN, 1, 1, ONE))).isEqualTo(Status.WITHDRAWN);
        assertThat(fold(step(GIVEN, 0, 0, ONE), step(WITHDRAWN, 1))).isEqualTo(Status.WITHDRAWN);
    }

    @Test
    void nobodyClaimsAFutureYes() {
        assertThat(fold(step(GIVEN, 30, 10, "*"), step(WITHDRAWN, 20))).isEqualTo(Status.WITHDRAWN);
    }
}
