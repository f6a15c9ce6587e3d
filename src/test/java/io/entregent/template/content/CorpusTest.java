package io.entregent.template.content;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entregent.kernel.Jcs;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Meta's and pywa's own template bodies go through the model, and what comes out means the same. */
class CorpusTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.entregent.template.content.Corpus#bodies")
    void comesOutAsItCameIn(String name, JsonNode body) {
        TemplateContent content = TemplateContent.ofMeta(body);
        TemplateDocument document = TemplateDocument.of(body.get("name").asText(), body.get("category").asText(),
                body.get("language").asText(), content);

        TemplateDocument again = TemplateDocument.parse(document.canonical());

        assertThat(again).isEqualTo(document);
        assertThat(again.hash()).isEqualTo(document.hash());
        ObjectNode back = again.in(body.get("language").asText()).wire();
        back.put("name", again.name()).put("category", again.category()).put("language", again.languages().firstKey());
        assertThat(Jcs.text(back)).isEqualTo(Jcs.text(meaning(body)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.entregent.template.content.Corpus#bodies")
    void everyWordOfItIsInAField(String name, JsonNode body) {
        TemplateContent content = TemplateContent.ofMeta(body);
        String fields = String.join("\n", Fields.of(content).values());
        body.get("components").findValuesAsText("text").forEach(text -> assertThat(fields).contains(text));
        body.get("components").findValuesAsText("url").forEach(text -> assertThat(fields).contains(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "\"x\"", "{\"languages\":[]}", "{\"languages\":{\"fr\":1}}",
        "{\"languages\":{\"fr\":{\"components\":{}}}}", "{\"languages\":{\"fr\":{\"components\":[1]}}}",
        "{\"languages\":{\"fr\":{\"components\":[{\"type\":\"BUTTONS\",\"buttons\":[1]}]}}}", "{"})
    void whatIsNoTemplateIsRefusedAndNotHalfRead(String text) {
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> TemplateDocument.parse(text)))
                .isInstanceOf(io.entregent.kernel.Rejected.class).hasMessage("template.malformed");
    }

    /** Meta takes kinds in any case and reads a missing format as positional. */
    private static JsonNode meaning(JsonNode body) {
        ObjectNode same = body.deepCopy();
        if (!same.has("parameter_format")) {
            same.put("parameter_format", "POSITIONAL");
        }
        same.get("components").forEach(one -> ((ObjectNode) one).put("type", one.get("type").asText().toUpperCase(Locale.ROOT)));
        return same;
    }
}
