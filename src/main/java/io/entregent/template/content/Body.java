package io.entregent.template.content;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** The message itself. In an authentication template Meta writes it, and the text is empty. */
public record Body(ObjectNode json) implements Part {

    public Body {
        json = json.deepCopy();
    }

    @Override
    public ObjectNode json() {
        return json.deepCopy();
    }

    @Override
    public Map<String, String> samples() {
        return Samples.of(json, "body_text");
    }

    /** Authentication: adds "for your security, do not share this code". */
    public boolean securityRecommendation() {
        return json.path("add_security_recommendation").asBoolean();
    }
}
