package io.entregent.brand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ColourTest {

    @Test
    void contrastIsThatOfWcag() {
        assertThat(Colour.parse("#000000").contrast(Colour.parse("#ffffff"))).isCloseTo(21, within(0.001));
        assertThat(Colour.parse("#777777").contrast(Colour.parse("#ffffff"))).isCloseTo(4.48, within(0.01));
    }

    @ParameterizedTest
    @ValueSource(strings = {"#ffd400", "#ff8800", "#00ff00", "#ffffff", "#777777", "#25d366"})
    void whatCannotBeReadIsTurnedDownAndTheNearestShadeCan(String colour) {
        assertThat(Colour.parse(colour).canBeRead()).isFalse();
        assertThat(Colour.parse(colour).readable().canBeRead()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"#1d4e89", "#283b7a", "#0f5c8c", "#6a3d9a", "#11694a", "#9c3d16", "#9b1c58", "#006b75"})
    void theHousesOwnColoursCanBeRead(String colour) {
        assertThat(Colour.parse(colour).canBeRead()).isTrue();
        assertThat(Colour.parse(colour).readable().text()).isEqualTo(colour);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "red", "#12345", "#1234567", "#12345g", "#123456;}"})
    void whatIsNoColourIsRefused(String text) {
        assertThatThrownBy(() -> Colour.parse(text)).hasMessage("brand.colour.invalid");
    }
}
