package io.entregent.channel.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RatesTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private final Rates rates = new Rates();

    @Test
    void fortyFiveToOnePersonThenOneInSixSeconds() {
        for (int i = 0; i < 45; i++) {
            assertThat(rates.take("n", "p", NOW)).isZero();
        }

        assertThat(rates.take("n", "p", NOW)).isEqualTo(Duration.ofSeconds(6));
        assertThat(rates.take("n", "p", NOW.plusSeconds(5))).isEqualTo(Duration.ofSeconds(1));
        assertThat(rates.take("n", "p", NOW.plusSeconds(6))).isZero();
        assertThat(rates.take("n", "p", NOW.plusSeconds(6))).isEqualTo(Duration.ofSeconds(6));
    }

    @Test
    void eightyASecondFromOneNumber() {
        for (int i = 0; i < 80; i++) {
            assertThat(rates.take("n", "p" + i, NOW)).isZero();
        }

        assertThat(rates.take("n", "late", NOW)).isEqualTo(Duration.ofNanos(12_500_000));
        assertThat(rates.take("other", "late", NOW)).isZero();
        assertThat(rates.take("n", "late", NOW.plusNanos(12_500_000))).isZero();
    }

    @Test
    void whatTheNumberHeldBackIsNotCountedAgainstThePair() {
        for (int i = 0; i < 80; i++) {
            rates.take("n", "p" + i, NOW);
        }
        for (int i = 0; i < 100; i++) {
            assertThat(rates.take("n", "late", NOW)).isEqualTo(Duration.ofNanos(12_500_000));
        }
    }

    @Test
    void refusedPairWaitsFourToThePowerOfX() {
        assertThat(rates.pairRefused("p", NOW)).isEqualTo(Duration.ofSeconds(1));
        assertThat(rates.take("n", "p", NOW)).isEqualTo(Duration.ofSeconds(1));
        assertThat(rates.pairRefused("p", NOW.plusSeconds(1))).isEqualTo(Duration.ofSeconds(4));
        assertThat(rates.pairRefused("p", NOW.plusSeconds(5))).isEqualTo(Duration.ofSeconds(16));
        assertThat(rates.take("n", "someone else", NOW.plusSeconds(5))).isZero();
    }

    @Test
    void acceptedMessageForgetsTheRefusals() {
        rates.pairRefused("p", NOW);
        rates.pairRefused("p", NOW.plusSeconds(1));
        rates.accepted("p");

        assertThat(rates.pairRefused("p", NOW.plusSeconds(9))).isEqualTo(Duration.ofSeconds(1));
    }
}
