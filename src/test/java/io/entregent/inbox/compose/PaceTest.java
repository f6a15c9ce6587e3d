package io.entregent.inbox.compose;

import static org.assertj.core.api.Assertions.assertThat;

import io.entregent.policy.Situation.Count;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PaceTest {

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
