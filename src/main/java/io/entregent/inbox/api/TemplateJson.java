package io.entregent.inbox.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.entregent.access.api.Given;
import io.entregent.inbox.compose.TemplateChoice;
import io.entregent.inbox.compose.TemplateValue;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A template to send.
 *
 * @param parameters texts in order; or objects with name and value; or one object of names and values
 */
public record TemplateJson(String name, String language, @Schema(implementation = String[].class) JsonNode parameters) {

    TemplateChoice choice() {
        List<TemplateValue> values = new ArrayList<>();
        if (parameters != null && parameters.isArray()) {
            parameters.forEach(one -> values.add(one.isObject() ? new TemplateValue(text(one.get("name")), text(one.get("value")))
                    : new TemplateValue(null, text(one))));
        } else if (parameters != null && parameters.isObject()) {
            parameters.fields().forEachRemaining(one -> values.add(new TemplateValue(one.getKey(), text(one.getValue()))));
        } else if (parameters != null && !parameters.isNull()) {
            throw Given.invalid("template.parameters");
        }
        return new TemplateChoice(Given.present(name, "template.name"), Given.present(language, "template.language"), values);
    }

    private static String text(JsonNode node) {
        if (node == null || node.isNull()) {
            return null;
        }
        if (!node.isTextual()) {
            throw Given.invalid("template.parameters");
        }
        return node.asText();
    }
}
