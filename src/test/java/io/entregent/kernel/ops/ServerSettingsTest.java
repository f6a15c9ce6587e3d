package io.entregent.kernel.ops;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entregent.kernel.Settings;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerSettingsTest {

    private static final Map<String, String> GOOD = Map.of("ENTREGENT_PUBLIC_URL", "https://portal.example",
            "ENTREGENT_DB_APP_PASSWORD", "secret");

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
        assertThatCode(ServerSettings::check).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"ENTREGENT_PUBLIC_URL,''", "ENTREGENT_PUBLIC_URL,portal.example", "ENTREGENT_PUBLIC_URL,ftp://portal.example",
        "ENTREGENT_PUBLIC_URL,http://two words", "ENTREGENT_DB_APP_PASSWORD,' '", "ENTREGENT_DB_PORT,postgres", "ENTREGENT_DB_PORT,0",
        "ENTREGENT_DB_PORT,65536", "ENTREGENT_DB_PORT,-1", "ENTREGENT_DB_PORT,99999999999999999999", "ENTREGENT_DB_POOL,many",
        "ENTREGENT_DB_POOL,1", "ENTREGENT_DB_JOURNAL_POOL,1.5", "ENTREGENT_MAX_POST_BYTES,25M", "ENTREGENT_CLUSTER_PORT,7600x",
        "ENTREGENT_BEHIND_BALANCER,yes", "ENTREGENT_COOKIE_SECURE,1", "ENTREGENT_LOG_JSON,TRUE"})
    void oneSentenceNamesTheSettingThatIsWrong(String name, String value) {
        System.setProperty(name, value);

        assertThatThrownBy(ServerSettings::check).isInstanceOf(Settings.Missing.class)
                .hasMessageStartingWith("The setting " + name + " ").hasMessageEndingWith("production).");
    }
}
