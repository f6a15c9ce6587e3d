package io.entregent.agency;

import static org.assertj.core.api.Assertions.assertThat;

import io.entregent.agency.cockpit.Line;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ActionTest {

    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

    @Test
    void whatEndsSoonestComesFirst() {
        assertThat(line(NOW.plus(Duration.ofDays(13)), true, null, 0, 3, NOW).action(NOW)).isEqualTo(Line.Action.RENEW_TOKEN);
        assertThat(line(NOW.plus(Duration.ofDays(60)), false, null, 0, 3, NOW).action(NOW)).isEqualTo(Line.Action.SUBSCRIBE);
        assertThat(line(null, true, "channel.silent", 0, 3, NOW).action(NOW)).isEqualTo(Line.Action.LOOK);
        assertThat(line(null, true, null, 2, 0, NOW).action(NOW)).isEqualTo(Line.Action.CONTINUE);
    }

    @Test
    void aQuietWeekendIsNoAlarmAndThreeDaysAre() {
        assertThat(line(null, true, null, 0, 0, NOW.minus(Duration.ofHours(60))).action(NOW)).isEqualTo(Line.Action.NOTHING);
        assertThat(line(null, true, null, 0, 0, NOW.minus(Duration.ofHours(73))).action(NOW)).isEqualTo(Line.Action.CHECK_WEBHOOK);
        assertThat(line(null, true, null, 0, 0, null).action(NOW)).isEqualTo(Line.Action.NOTHING);
    }

    private static Line line(Instant expires, boolean subscribed, String trouble, int steps, int paused, Instant event) {
        return new Line("slug", "Name", "retail", null, "+33", expires, 11, 11, subscribed, "GREEN", "TIER_2K", "STANDARD", trouble, steps,
                null, 0, paused, 0, 0, event, NOW, new Line.Standing(0, 0, 0, null));
    }
}
