package io.entregent.sandbox.template;

import com.fasterxml.jackson.databind.JsonNode;
import io.entregent.sandbox.wire.Fields;
import io.entregent.sandbox.wire.MetaError;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** How many buttons of which kind a template may have, and what is in them. */
final class ButtonRules {
  private static final Map<String, Integer> MOST =
      Map.ofEntries(
          Map.entry("QUICK_REPLY", 10), Map.entry("URL", 2), Map.entry("PHONE_NUMBER", 1),
          Map.entry("COPY_CODE", 1), Map.entry("VOICE_CALL", 1), Map.entry("OTP", 1),
          Map.entry("FLOW", 1), Map.entry("MPM", 1), Map.entry("SPM", 1), Map.entry("CATALOG", 1),
          Map.entry("APP", 1), Map.entry("REQUEST_CONTACT_INFO", 1));
  private static final Set<String> UNLABELLED = Set.of("COPY_CODE", "OTP", "REQUEST_CONTACT_INFO");

  private ButtonRules() {}

  static void check(JsonNode component) {
    Map<String, Integer> counts = new HashMap<>();
    int groups = 0;
    String previous = "";
    for (JsonNode button : Fields.list(component, "buttons", "buttons", 1, 10)) {
      String type = button.path("type").asText();
      if (counts.merge(type, 1, Integer::sum) > MOST.getOrDefault(type, 0)) {
        throw MetaError.invalid("Param buttons has too many buttons, or an unknown one, of type " + (MOST.containsKey(type) ? type : "other") + ".");
      }
      if (type.equals("QUICK_REPLY") && !previous.equals(type)) {
        groups++;
      }
      previous = type;
      one(type, button);
    }
    if (groups > 1) {
      throw MetaError.invalid("Quick reply buttons must be grouped together.");
    }
  }

  private static void one(String type, JsonNode button) {
    if (!UNLABELLED.contains(type)) {
      Fields.required(button, "text", "buttons[]['text']", 25);
    }
    switch (type) {
      case "URL" -> url(button);
      case "PHONE_NUMBER" -> Fields.required(button, "phone_number", "buttons[]['phone_number']", 20);
      case "COPY_CODE" -> {
        JsonNode example = button.path("example");
        Fields.atMost(example.isArray() ? example.path(0).asText() : example.asText(), "buttons[]['example']", 20);
      }
      default -> {}
    }
  }

  private static void url(JsonNode button) {
    String url = Fields.required(button, "url", "buttons[]['url']", 2000);
    if (!url.matches("https?://\\S+|https?://.*\\{\\{\\s*\\S+\\s*}}")) {
      throw MetaError.invalid("Param buttons[]['url'] is not a valid URI.");
    }
    int variables = Variables.in(url).size();
    if (variables > 1 || variables == 1 && !url.strip().endsWith("}}")) {
      throw MetaError.invalid("A URL button can have one variable, at the end of the URL.");
    }
    JsonNode example = button.path("example");
    if (variables == 1 && !(example.isTextual() || example.isArray() && !example.isEmpty())) {
      throw MetaError.invalid("A URL button with a variable needs an example.");
    }
  }
}
