package io.entregent.access.oidc;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OidcSettingsTest {

    private static final Map<String, String> GOOD = Map.of("ENTREGENT_OIDC_ISSUER", "https://login.example/realms/entregent",
            "ENTREGENT_OIDC_SECRET", "secret");

    @BeforeEach
    void allIsWell() {
        GOOD.forEach(System::setProperty);
    }

    @AfterEach
    void clear() {
        System.getProperties().keySet().removeIf(name -> name.toString().startsWith("ENTREGENT_"));
    }

    @Test
    void whatIsNeededIsEnough() {
        assertThatCode(OidcSettings::check).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"ENTREGENT_OIDC_ISSUER,''", "ENTREGENT_OIDC_ISSUER,login.example/realms/entregent",
        "ENTREGENT_OIDC_ISSUER,https://login.example", "ENTREGENT_OIDC_ISSUER,https://login.example/realms/",
        "ENTREGENT_OIDC_CLIENT,portal web", "ENTREGENT_OIDC_SECRET,''"})
    void oneSentenceNamesTheSettingThatIsWrong(String name, String value) {
        System.setProperty(name, value);

        assertThatThrownBy(OidcSettings::check).hasMessageStartingWith("The setting " + name + " ").hasMessageEndingWith("production).");
    }
}
