package io.entregent.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

    @Test
    void aCursorSurvivesItsText() {
        Cursor cursor = new Cursor(Instant.parse("2026-11-22T20:00:00.123456Z"), UUID.randomUUID());
        assertThat(Cursor.parse(cursor.text())).isEqualTo(cursor);
    }

    @Test
    void noTextIsTheBeginning() {
        assertThat(Cursor.parse(null)).isNull();
        assertThat(Cursor.parse("")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "%%%", "bm90LW91cnM", "MjAyNi0xMS0yMlQyMDowMDowMFo"})
    void foreignTextIsRefusedByName(String text) {
        assertThatThrownBy(() -> Cursor.parse(text)).isInstanceOfSatisfying(Rejected.class,
                rejected -> assertThat(rejected.code()).isEqualTo("cursor.invalid"));
    }

    @Test
    void aFullPagePointsToTheNextAndTheLastPageDoesNot() {
        assertThat(Page.of(List.of(1, 2, 3), 2, String::valueOf)).isEqualTo(new Page<>(List.of(1, 2), "2"));
        assertThat(Page.of(List.of(1, 2), 2, String::valueOf)).isEqualTo(new Page<>(List.of(1, 2), null));
    }
}
