package io.entregent.access.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonRulesTest {

    record Body(String text, Integer count, JsonNode tree, Instant at) {
    }

    private static Body read(String json) throws JsonProcessingException {
        return JsonRules.mapper().readValue(json, Body.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"text\":5}", "{\"text\":true}", "{\"text\":[]}", "{\"text\":{}}", "{\"count\":\"5\"}", "{\"txt\":\"a\"}",
            "{\"text\":\"a\"} {}", "{\"text\":", "[]", "{\"at\":\"yesterday\"}", "{\"tree\":{\"a\":1,\"a\":2}}", "{text:\"a\"}"})
    void whatIsNotTheDescribedJsonIsRefused(String json) {
        assertThatThrownBy(() -> read(json)).isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void deepNestingIsRefusedBeforeItHurts() {
        String deep = "{\"tree\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
        assertThatThrownBy(() -> read(deep)).isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void invalidUtf8IsRefused() {
        byte[] broken = "{\"text\":\"x\"}".getBytes(StandardCharsets.ISO_8859_1);
        broken[9] = (byte) 0xff;
        assertThatThrownBy(() -> JsonRules.mapper().readValue(broken, Body.class)).isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void timesAreRfc3339() throws JsonProcessingException {
        Instant noon = Instant.parse("2026-11-22T12:00:00.123456Z");
        assertThat(JsonRules.mapper().writeValueAsString(new Body("a", null, null, noon))).contains("\"2026-11-22T12:00:00.123456Z\"");
    }
}
