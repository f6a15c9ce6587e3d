package io.entregent.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortsTest {

    @Test
    void busyPortIsNamedTogetherWithTheSettingThatMovesIt() throws IOException {
        try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> Ports.requireFree(busy.getLocalPort(), "the portal", "ENTREGENT_HTTP_PORT"))
                    .isInstanceOf(StageFailure.class)
                    .hasMessageContaining("Port " + busy.getLocalPort())
                    .hasMessageContaining("ENTREGENT_HTTP_PORT=<port>");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"eighty", "0", "65536", "-1", "8080 "})
    void whatIsNoPortIsRefusedByName(String value) {
        assertThatThrownBy(() -> Ports.fromSetting(Map.of("ENTREGENT_DB_PORT", value), "ENTREGENT_DB_PORT", 5480))
                .isInstanceOf(StageFailure.class)
                .hasMessageContaining("ENTREGENT_DB_PORT is \"" + value + "\"");
    }

    @Test
    void portThatNobodyChoseIsTheUsualOne() {
        assertThat(Ports.fromSetting(Map.of(), "ENTREGENT_DB_PORT", 5480)).isEqualTo(5480);
    }

    @Test
    void noPortIsGivenTwiceNorOneThatAnOutgoingConnectionMayTake() {
        assertThat(IntStream.range(0, 200).map(any -> Ports.free()).boxed().toList()).doesNotHaveDuplicates().allMatch(port -> port < 32_768);
    }
}
