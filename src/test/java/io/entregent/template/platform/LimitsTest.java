package io.entregent.template.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LimitsTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    @Test
    void anApprovedTemplateIsEditedOnceADay() {
        assertThat(Limits.edit(List.of(), NOW)).isEmpty();
        assertThat(Limits.edit(List.of(NOW.minus(Duration.ofHours(23))), NOW)).contains(NOW.plus(Duration.ofHours(1)));
        assertThat(Limits.edit(List.of(NOW.minus(Duration.ofHours(25))), NOW)).isEmpty();
    }

    @Test
    void andTenTimesInThirtyDays() {
        List<Instant> ten = IntStream.iterate(20, day -> day > 10, day -> day - 1).mapToObj(day -> NOW.minus(Duration.ofDays(day))).toList();

        assertThat(ten).hasSize(10);
        assertThat(Limits.edit(ten, NOW)).contains(NOW.plus(Duration.ofDays(10)));
        assertThat(Limits.edit(ten.subList(1, 10), NOW)).isEmpty();
    }

    @Test
    void aHundredAreCreatedPerHour() {
        assertThat(Limits.creation(Collections.nCopies(99, NOW), NOW)).isEmpty();
        assertThat(Limits.creation(Collections.nCopies(100, NOW.minus(Duration.ofMinutes(20))), NOW)).contains(NOW.plus(Duration.ofMinutes(40)));
    }
}
