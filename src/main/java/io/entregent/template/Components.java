package io.entregent.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the platform's components: what they say and which variables they hold. */
final class Components {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern VARIABLE = Pattern.compile("\\{\\{\\s*([A-Za-z0-9_]+)\\s*}}");

    private String header;
    private String body = "";
    private String footer;
    private final List<String> variables = new ArrayList<>();
    private final List<String> buttons = new ArrayList<>();

    private Components(JsonNode components) {
        components.forEach(one -> read(one.path("type").asText().toUpperCase(Locale.ROOT), one));
    }

    static TemplateView view(UUID id, String name, String language, String category, String status, String components,
            Instant changedAt, TemplateView.Health health) {
        try {
            Components read = new Components(JSON.readTree(components));
            return new TemplateView(id, name, language, category, status, read.body, read.variables, read.header,
                    read.footer, read.buttons, changedAt, health);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("The components of a template are no JSON");
        }
    }

    private void read(String type, JsonNode component) {
        switch (type) {
            case "HEADER" -> header(component);
            case "BODY" -> {
                body = component.path("text").asText();
                names(body, "");
            }
            case "FOOTER" -> footer = component.path("text").asText();
            case "BUTTONS" -> component.path("buttons").forEach(this::button);
            case "CAROUSEL", "LIMITED_TIME_OFFER" -> variables.add(type.toLowerCase(Locale.ROOT));
            default -> {
                // Kinds that are new to us have no variable that we could fill.
            }
        }
    }

    private void header(JsonNode component) {
        String format = component.path("format").asText("TEXT").toUpperCase(Locale.ROOT);
        if (format.equals("TEXT")) {
            header = component.path("text").asText();
            names(header, "header.");
        } else {
            header = format;
            variables.add("header." + format.toLowerCase(Locale.ROOT));
        }
    }

    private void button(JsonNode button) {
        String type = button.path("type").asText().toUpperCase(Locale.ROOT);
        if (VARIABLE.matcher(button.path("url").asText()).find()) {
            variables.add("button." + buttons.size());
        } else if (type.equals("COPY_CODE")) {
            variables.add("code." + buttons.size());
        } else if (type.equals("OTP")) {
            variables.add("otp." + buttons.size());
        }
        buttons.add(button.path("text").asText());
    }

    private void names(String text, String prefix) {
        Matcher matcher = VARIABLE.matcher(text);
        while (matcher.find()) {
            String name = prefix + matcher.group(1);
            if (!variables.contains(name)) {
                variables.add(name);
            }
        }
    }
}
