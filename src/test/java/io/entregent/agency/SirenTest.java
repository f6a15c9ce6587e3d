package io.entregent.agency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SirenTest {

    @Test
    void theLastDigitChecksTheOthers() {
        assertThat(Siren.isValid("732829320")).isTrue();
        assertThat(Siren.isValid("732829321")).isFalse();
        assertThat(Siren.isValid("732892320")).isFalse();
    }

    @Test
    void nothingButNineDigitsIsOne() {
        assertThat(Siren.isValid("")).isFalse();
        assertThat(Siren.isValid("000000000")).isFalse();
        assertThat(Siren.isValid("73282932000074")).isFalse();
        assertThat(Siren.clean("732\u202f829 320")).isEqualTo("732829320");
    }

    @Test
    void excludedPublicBodiesAreRefusedAndOthersNeedTheirProvider() {
        assertThatThrownBy(() -> client(Activity.POLICE, "Un prestataire").check()).hasMessage("onboarding.excluded");
        assertThatThrownBy(() -> client(Activity.TOWN_HALL, " ").check()).hasMessage("onboarding.provider");
        client(Activity.TOWN_HALL, "Un prestataire").check();
        client(Activity.SHOP, null).check();
    }

    @Test
    void aNameMakesAnAddress() {
        assertThat(NewClient.slugOf("L’Épicerie & Cie")).isEqualTo("l-epicerie-cie");
    }

    private static NewClient client(Activity activity, String provider) {
        return new NewClient("Ville de Quai", "", "FR", "732 829 320", activity, provider, null);
    }
}
