package io.entregent.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CanonicalTest {

    @Test
    void membersAreSortedAndNothingIsBetweenThem() {
        ObjectNode entry = Canonical.object();
        entry.put("type", "message.received").put("at", "2026-11-22T20:00:00Z").put("v", 1);
        entry.putObject("actor").put("kind", "consumer").put("id", "consumer");
        assertThat(new String(Canonical.bytes(entry), StandardCharsets.UTF_8)).isEqualTo(
                "{\"actor\":{\"id\":\"consumer\",\"kind\":\"consumer\"},\"at\":\"2026-11-22T20:00:00Z\","
                        + "\"type\":\"message.received\",\"v\":1}");
    }

    @Test
    void anEntryOverFourKibibytesIsRefused() {
        ObjectNode entry = Canonical.object().put("x", "é".repeat(2100));
        assertThatThrownBy(() -> Canonical.bytes(entry)).isInstanceOf(IllegalStateException.class);
    }
}
