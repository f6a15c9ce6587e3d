package io.entregent.inbox.compose;

import static org.assertj.core.api.Assertions.assertThat;

import io.entregent.policy.Situation.Count;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SurroundingsTest {

    @Test
    void aTierIsANumberOfPeopleAndAWordThatIsNewIsNoLimit() {
        assertThat(Surroundings.people("TIER_250")).contains(250);
        assertThat(Surroundings.people("TIER_2K")).contains(2000);
        assertThat(Surroundings.people("TIER_100K")).contains(100_000);
        assertThat(Surroundings.people("UNLIMITED")).isEmpty();
        assertThat(Surroundings.people("TIER_UNLIMITED")).isEmpty();
        assertThat(Surroundings.people(null)).isEmpty();
    }

    @Test
    void aSecondLaterNothingCountsAnyMore() {
        Pace pace = new Pace();
        UUID account = new UUID(0, 1);
        Instant now = Instant.parse("2026-11-25T10:00:00Z");
        for (int i = 0; i < 80; i++) {
            pace.sent(account, now.plusMillis(i));
        }
        assertThat(pace.of(account, now.plusMillis(100))).isEqualTo(new Count(80, now));
        assertThat(pace.of(account, now.plusMillis(1040)).used()).isEqualTo(39);
        assertThat(pace.of(account, now.plusSeconds(2))).isEqualTo(Count.NONE);
    }
}
