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
public record TemplateJson(String name, String language, @Schema(implementation = String[].class, description = NAMES) JsonNode parameters) {

    private static final String NAMES = "One text for each of the template's \"variables\", in their order or by their names. What is no variable of the"
            + " body has a name that tells its place: header.1, header.image, header.location.latitude, product.catalog, header.product, offer.expires"
            + " (RFC 3339), button.0 (the end of its link), code.0, otp.0, catalog.0, products.0 (such as \"New: A1, A2; Last: B7\"), and in the cards of a"
            + " carousel card.0.header.image, card.0.body.1, card.0.button.1. What does not fit is named in the problem's \"parameters\".";

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
