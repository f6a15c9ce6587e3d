package io.entregent.template.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplateContentTest {

    private static final String FRENCH = "{\"name\":\"order_ready\",\"category\":\"utility\",\"languages\":{\"fr\":{"
            + "\"components\":[{\"type\":\"body\",\"text\":\"Bonjour {{1}}, merci !\",\"example\":{\"body_text\":[[\"Ana\"]]},"
            + "\"new_member\":7}],\"meanings\":{\"body.1\":\"prénom\",\"body.2\":\" \"}}}}";

    @Test
    void knowsSamplesAndMeaningsOfItsVariables() {
        TemplateContent content = TemplateDocument.parse(FRENCH).in("fr");
        Body body = content.part(Body.class).orElseThrow();
        assertThat(Variables.in(body.text())).containsExactly("1");
        assertThat(body.samples()).isEqualTo(Map.of("1", "Ana"));
        assertThat(content.meanings()).isEqualTo(Map.of("body.1", "prénom"));
        assertThat(Fields.of(content)).containsEntry("body.text", "Bonjour {{1}}, merci !").containsEntry("body.sample.1", "Ana")
                .containsEntry("body.meaning.1", "prénom").containsEntry("body.new_member", "7");
    }

    @Test
    void namedSamplesAreReadByName() {
        Body body = (Body) Part.of((com.fasterxml.jackson.databind.node.ObjectNode) Wire.read(
                "{\"type\":\"BODY\",\"text\":\"Bonjour {{first_name}}.\",\"example\":{\"body_text_named_params\":"
                        + "[{\"param_name\":\"first_name\",\"example\":\"Ana\"}]}}"));
        assertThat(body.samples()).isEqualTo(Map.of("first_name", "Ana"));
    }

    @Test
    void theHashDoesNotDependOnTheOrderOfMembersAndChangesWithOneLetter() {
        String turned = "{\"languages\":{\"fr\":{\"meanings\":{\"body.1\":\"prénom\"},\"parameter_format\":\"positional\","
                + "\"components\":[{\"new_member\":7,\"example\":{\"body_text\":[[\"Ana\"]]},\"text\":\"Bonjour {{1}}, merci !\","
                + "\"type\":\"BODY\"}]}},\"category\":\"UTILITY\",\"name\":\"order_ready\"}";
        assertThat(TemplateDocument.parse(turned).hash()).isEqualTo(TemplateDocument.parse(FRENCH).hash()).hasSize(64);
        assertThat(TemplateDocument.parse(FRENCH.replace("merci", "mercy")).hash()).isNotEqualTo(TemplateDocument.parse(FRENCH).hash());
    }

    @Test
    void theFingerprintForgetsSamplesButNoWord() {
        TemplateContent one = TemplateDocument.parse(FRENCH).in("fr");
        assertThat(TemplateDocument.parse(FRENCH.replace("Ana", "Zoé")).in("fr").fingerprint()).isEqualTo(one.fingerprint());
        assertThat(TemplateDocument.parse(FRENCH.replace("Bonjour", "Bonsoir")).in("fr").fingerprint()).isNotEqualTo(one.fingerprint());
    }

    @Test
    void whatWasHandedOutCannotChangeIt() {
        TemplateContent content = TemplateDocument.parse(FRENCH).in("fr");
        String before = content.fingerprint();
        content.wire().removeAll();
        content.parts().get(0).json().put("text", "other");
        assertThat(content.fingerprint()).isEqualTo(before);
    }
}
