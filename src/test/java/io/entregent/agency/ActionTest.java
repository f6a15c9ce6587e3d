package io.entregent.agency;

import static org.assertj.core.api.Assertions.assertThat;

import io.entregent.agency.cockpit.Line;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ActionTest {

    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

    private static final Line.Standing CALM = new Line.Standing(0, 0, 0, null);

    @Test
    void whatEndsSoonestComesFirst() {
        assertThat(line(NOW.plus(Duration.ofDays(13)), true, null, 0, 3, NOW).action(NOW)).isEqualTo(Line.Action.RENEW_TOKEN);
        assertThat(line(NOW.plus(Duration.ofDays(60)), false, null, 0, 3, NOW).action(NOW)).isEqualTo(Line.Action.SUBSCRIBE);
        assertThat(line(null, true, "channel.silent", 0, 3, NOW).action(NOW)).isEqualTo(Line.Action.LOOK);
        assertThat(line(null, true, null, 2, 0, NOW).action(NOW)).isEqualTo(Line.Action.CONTINUE);
    }

    @Test
    void twiceTheUsualSilenceIsAGapButAQuietNightIsNone() {
        assertThat(heard(Duration.ofHours(1), Duration.ofHours(11)).action(NOW)).isEqualTo(Line.Action.NOTHING);
        assertThat(heard(Duration.ofHours(1), Duration.ofHours(13)).action(NOW)).isEqualTo(Line.Action.CHECK_WEBHOOK);
        assertThat(heard(Duration.ofHours(30), Duration.ofHours(59)).action(NOW)).isEqualTo(Line.Action.NOTHING);
        assertThat(heard(Duration.ofHours(30), Duration.ofHours(61)).action(NOW)).isEqualTo(Line.Action.CHECK_WEBHOOK);
        assertThat(heard(Duration.ofDays(30), Duration.ofHours(73)).action(NOW)).isEqualTo(Line.Action.CHECK_WEBHOOK);
        assertThat(line(null, true, null, 0, 0, null).action(NOW)).isEqualTo(Line.Action.NOTHING);
    }

    @Test
    void anAppThatDoesNotHearMessagesAsksForItsSubscription() {
        assertThat(number(Duration.ofHours(1), NOW, List.of("messages")).action(NOW)).isEqualTo(Line.Action.SUBSCRIBE);
        assertThat(number(Duration.ofHours(1), NOW, List.of("security")).action(NOW)).isEqualTo(Line.Action.NOTHING);
    }

    private static Line heard(Duration usual, Duration ago) {
        return number(usual, NOW.minus(ago), List.of());
    }

    private static Line number(Duration usual, Instant event, List<String> missing) {
        return new Line("slug", "Name", "retail", null, "+33", null, 11, 11, true, "GREEN", "TIER_2K", "STANDARD", null, 0,
                null, 0, 0, 0, 0, event, usual, event, missing, false, NOW, CALM);
    }

    private static Line line(Instant expires, boolean subscribed, String trouble, int steps, int paused, Instant event) {
        return new Line("slug", "Name", "retail", null, "+33", expires, 11, 11, subscribed, "GREEN", "TIER_2K", "STANDARD", trouble, steps,
                null, 0, paused, 0, 0, event, Duration.ofHours(36), event, List.of(), false, NOW, CALM);
    }
}
