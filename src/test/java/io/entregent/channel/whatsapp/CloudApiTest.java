package io.entregent.channel.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CloudApiTest {

    private static final URI GRAPH = URI.create("http://localhost:8080/sandbox/graph");

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:8080/sandbox/media/1?x=y", "https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=1",
        "https://graph.facebook.com/v23.0/1"})
    void tokenGoesToGraphAndToMetasMediaHost(String address) {
        assertThat(CloudApi.mediaUri(GRAPH, address)).hasToString(address);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "not an address", "http://localhost:8081/x", "https://localhost:8080/x", "http://169.254.169.254/latest",
        "http://lookaside.fbsbx.com/x", "https://lookaside.fbsbx.com:444/x", "https://lookaside.fbsbx.com.example.org/x",
        "https://lookaside.fbsbx.com@example.org/x", "https://user@lookaside.fbsbx.com/x", "http://user@localhost:8080/x",
        "file:///etc/passwd", "//lookaside.fbsbx.com/x", "https:/x"})
    void tokenGoesNowhereElse(String address) {
        assertThat(CloudApi.mediaUri(GRAPH, address)).isNull();
    }
}
