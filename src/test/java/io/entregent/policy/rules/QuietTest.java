package io.entregent.policy.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.entregent.policy.Decision.Result;
import io.entregent.policy.Situation.Sender;
import io.entregent.policy.own.HouseRules;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietTest {

    private static final HouseRules NIGHT = new HouseRules(LocalTime.of(20, 0), LocalTime.of(8, 0), null, null, null, null, null);
    private static final HouseRules SMALL_HOURS = new HouseRules(LocalTime.of(1, 0), LocalTime.of(2, 30), null, null, null, null, null);

    @ParameterizedTest
    @CsvSource({
        // The same moment: evening in Paris, night on La Réunion, afternoon in Martinique.
        "2026-11-24T18:30:00Z, Europe/Paris,",
        "2026-11-24T18:30:00Z, Indian/Reunion, 2026-11-25T04:00:00Z",
        "2026-11-24T18:30:00Z, America/Martinique,",
        "2026-11-25T01:00:00Z, Europe/Paris, 2026-11-25T07:00:00Z",
        "2026-11-25T01:00:00Z, America/Martinique, 2026-11-25T12:00:00Z",
        // The nights on which the clocks move.
        "2026-03-28T22:00:00Z, Europe/Paris, 2026-03-29T06:00:00Z",
        "2026-10-24T22:00:00Z, Europe/Paris, 2026-10-25T07:00:00Z",
        "2026-04-04T12:00:00Z, Australia/Lord_Howe, 2026-04-04T21:30:00Z",
        "2026-10-03T12:00:00Z, Australia/Lord_Howe, 2026-10-03T21:00:00Z"})
    void theNightIsTheTenants(Instant now, String zone, Instant until) {
        assertThat(ask(NIGHT, now, zone)).isEqualTo(until == null ? Finding.PASSED : Finding.holdUntil(until));
    }

    @Test
    void anEndThatTheClocksLeapOverComesWhenTheyLeap() {
        assertThat(ask(SMALL_HOURS, Instant.parse("2026-03-29T00:30:00Z"), "Europe/Paris")).isEqualTo(Finding.holdUntil(Instant.parse("2026-03-29T01:00:00Z")));
    }

    @Test
    void anEndThatComesTwiceIsOverTheSecondTimeToo() {
        assertThat(ask(SMALL_HOURS, Instant.parse("2026-10-25T00:29:00Z"), "Europe/Paris").result()).isEqualTo(Result.HELD);
        assertThat(ask(SMALL_HOURS, Instant.parse("2026-10-25T01:31:00Z"), "Europe/Paris")).isEqualTo(Finding.PASSED);
    }

    private static Finding ask(HouseRules house, Instant now, String zone) {
        Cast cast = new Cast();
        cast.now = now;
        cast.closed();
        cast.sender = new Sender("retail", "SHOP", "FR", true, ZoneId.of(zone));
        return Quiet.check(cast.facts(), house.rules().get(0));
    }
}
