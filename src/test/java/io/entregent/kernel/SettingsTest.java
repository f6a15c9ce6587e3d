package io.entregent.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SettingsTest {

    private static final String NAME = "ENTREGENT_TEST_SETTING";

    @AfterEach
    void clear() {
        System.clearProperty(NAME);
    }

    @Test
    void aMissingSettingIsNamedInOneSentence() {
        assertThatThrownBy(() -> Settings.require(NAME)).hasMessageContaining(NAME).hasMessageContaining("missing");
    }

    @Test
    void blankIsMissing() {
        System.setProperty(NAME, "  ");
        assertThat(Settings.find(NAME)).isEmpty();
    }

    @Test
    void aFlagIsTrueOrFalseAndNothingElse() {
        System.setProperty(NAME, "yes");
        assertThatThrownBy(() -> Settings.flag(NAME)).hasMessageContaining(NAME).hasMessageContaining("yes");
        System.setProperty(NAME, "true");
        assertThat(Settings.flag(NAME)).isTrue();
    }

    @Test
    void anAddressNeedsSchemeAndHostAndLosesItsLastSlash() {
        System.setProperty(NAME, "localhost:8080");
        assertThatThrownBy(() -> Settings.address(NAME)).hasMessageContaining(NAME);
        System.setProperty(NAME, "http://localhost:8080/sandbox/graph/");
        assertThat(Settings.address(NAME)).hasToString("http://localhost:8080/sandbox/graph");
    }
}
