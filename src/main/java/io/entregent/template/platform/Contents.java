package io.entregent.template.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.entregent.template.TemplateView;
import io.entregent.template.content.TemplateContent;

/** What the platform holds, as content. */
final class Contents {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Contents() {
    }

    static TemplateContent of(TemplateView held) {
        try {
            return TemplateContent.ofMeta(JSON.createObjectNode().put("parameter_format", held.health().format())
                    .set("components", JSON.readTree(held.health().components())));
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("The components of a template are no JSON");
        }
    }
}
