package io.entregent.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.entregent.template.filling.Form;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Reads the platform's components: what they say and what they ask for. */
final class Components {

    private static final ObjectMapper JSON = new ObjectMapper();

    private String header;
    private String body = "";
    private String footer;
    private final List<String> buttons = new ArrayList<>();

    private Components(JsonNode components) {
        components.forEach(one -> read(one.path("type").asText().toUpperCase(Locale.ROOT), one));
    }

    static TemplateView view(UUID id, String name, String language, String category, String status, String components,
            Instant changedAt, TemplateView.Health health) {
        try {
            Components read = new Components(JSON.readTree(components));
            return new TemplateView(id, name, language, category, status, read.body, Form.of(components), read.header,
                    read.footer, read.buttons, changedAt, health);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("The components of a template are no JSON");
        }
    }

    private void read(String type, JsonNode component) {
        switch (type) {
            case "HEADER" -> header(component);
            case "BODY" -> body = component.path("text").asText();
            case "FOOTER" -> footer = component.path("text").asText();
            case "BUTTONS" -> component.path("buttons").forEach(one -> buttons.add(one.path("text").asText()));
            default -> {
                // The others have no words of their own that a list would show.
            }
        }
    }

    private void header(JsonNode component) {
        String format = component.path("format").asText("TEXT").toUpperCase(Locale.ROOT);
        header = format.equals("TEXT") ? component.path("text").asText() : format;
    }
}
