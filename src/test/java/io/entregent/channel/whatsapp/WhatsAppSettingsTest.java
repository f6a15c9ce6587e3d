package io.entregent.channel.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhatsAppSettingsTest {

    private static final Map<String, String> GOOD = Map.of("ENTREGENT_WHATSAPP_APP_SECRET", "new, old",
            "ENTREGENT_WHATSAPP_VERIFY_TOKEN", "token", "ENTREGENT_GRAPH_URL", "https://graph.facebook.com");

    private final WhatsAppSettings settings = new WhatsAppSettings();

    @BeforeEach
    void allIsWell() {
        GOOD.forEach(System::setProperty);
    }

    @AfterEach
    void clear() {
        System.getProperties().keySet().removeIf(name -> name.toString().startsWith("ENTREGENT_"));
    }

    @Test
    void theVersionNeedNotBeSet() {
        settings.read();

        assertThat(settings.version()).isEqualTo("v23.0");
    }

    @ParameterizedTest
    @CsvSource({"ENTREGENT_WHATSAPP_APP_SECRET,''", "ENTREGENT_WHATSAPP_APP_SECRET,','", "ENTREGENT_WHATSAPP_APP_SECRET,' , ,'",
        "ENTREGENT_WHATSAPP_VERIFY_TOKEN,''", "ENTREGENT_GRAPH_URL,''", "ENTREGENT_GRAPH_URL,graph.facebook.com",
        "ENTREGENT_GRAPH_VERSION,23", "ENTREGENT_GRAPH_VERSION,v23.0/../me"})
    void oneSentenceNamesTheSettingThatIsWrong(String name, String value) {
        System.setProperty(name, value);

        assertThatThrownBy(settings::read).hasMessageStartingWith("The setting " + name + " ").hasMessageEndingWith("production).");
    }
}
