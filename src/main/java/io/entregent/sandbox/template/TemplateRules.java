package io.entregent.sandbox.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entregent.sandbox.wire.Fields;
import io.entregent.sandbox.wire.Json;
import io.entregent.sandbox.wire.MetaError;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What Meta demands of a template before it looks at the content. */
final class TemplateRules {
  private static final Set<String> CATEGORIES = Set.of("MARKETING", "UTILITY", "AUTHENTICATION");
  private static final Set<String> MEDIA = Set.of("IMAGE", "VIDEO", "GIF", "DOCUMENT");

  private TemplateRules() {}

  static String name(JsonNode body) {
    String name = Json.text(body, "name", "");
    if (!name.matches("[a-z0-9_]{1,512}")) {
      throw MetaError.invalid(
          "Param name must consist of lowercase letters, digits and underscores and be at most 512 characters long.");
    }
    return name;
  }

  static String language(JsonNode body) {
    String language = Json.text(body, "language", "").replace('-', '_');
    if (!Languages.known(language)) {
      throw MetaError.invalid("Param language must be one of the supported template languages.");
    }
    return language;
  }

  static String category(JsonNode body) {
    String category = Json.text(body, "category", "").toUpperCase(Locale.ROOT);
    if (!CATEGORIES.contains(category)) {
      throw MetaError.invalid(
          "Param category must be one of {UTILITY, MARKETING, AUTHENTICATION}.");
    }
    return category;
  }

  static boolean named(JsonNode body) {
    String format = Json.text(body, "parameter_format", "POSITIONAL").toUpperCase(Locale.ROOT);
    if (!format.equals("POSITIONAL") && !format.equals("NAMED")) {
      throw MetaError.invalid("Param parameter_format must be one of {POSITIONAL, NAMED}.");
    }
    return format.equals("NAMED");
  }

  /** The components with types and formats in capitals, as Meta gives them back. */
  static ArrayNode components(JsonNode body, boolean named, String category) {
    JsonNode given = body.path("components");
    if (given.isTextual()) {
      given = Json.read(given.asText().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
    if (given == null || !given.isArray() || given.isEmpty()) {
      throw MetaError.invalid("Param components must be a non-empty array.");
    }
    ArrayNode components = Json.array();
    for (JsonNode one : given) {
      if (!one.isObject()) {
        throw MetaError.invalid("Param components must hold objects.");
      }
      components.add(capitals((ObjectNode) one.deepCopy()));
    }
    boolean otp = category.equals("AUTHENTICATION");
    once(components, "HEADER", 0);
    once(components, "FOOTER", 0);
    once(components, "BUTTONS", otp ? 1 : 0);
    once(components, "BODY", 1);
    for (JsonNode one : components) {
      switch (one.path("type").asText()) {
        case "HEADER" -> header(one, named);
        case "BODY" -> {
          if (!otp) {
            body(one, named);
          }
        }
        case "FOOTER" -> {
          if (!otp) {
            footer(one);
          }
        }
        case "BUTTONS" -> ButtonRules.check(one);
        case "CAROUSEL" -> Fields.list(one, "cards", "cards", 1, 10);
        case "LIMITED_TIME_OFFER", "CALL_PERMISSION_REQUEST" -> {}
        default -> throw MetaError.invalid("Param components has an unknown type.");
      }
    }
    return components;
  }

  private static ObjectNode capitals(ObjectNode component) {
    for (String field : List.of("type", "format")) {
      if (component.path(field).isTextual()) {
        component.put(field, component.get(field).asText().toUpperCase(Locale.ROOT));
      }
    }
    for (JsonNode button : component.path("buttons")) {
      if (button.isObject() && button.path("type").isTextual()) {
        ((ObjectNode) button).put("type", button.get("type").asText().toUpperCase(Locale.ROOT));
      }
    }
    for (JsonNode card : component.path("cards")) {
      for (JsonNode part : card.path("components")) {
        if (part.isObject()) {
          capitals((ObjectNode) part);
        }
      }
    }
    return component;
  }

  private static void once(ArrayNode components, String type, int fewest) {
    int count = 0;
    for (JsonNode one : components) {
      count += one.path("type").asText().equals(type) ? 1 : 0;
    }
    if (count > 1 || count < fewest) {
      throw MetaError.invalid(
          "Param components must have " + (fewest == 1 ? "exactly" : "at most") + " one " + type + " component.");
    }
  }

  private static void header(JsonNode header, boolean named) {
    String format = header.path("format").asText();
    if (format.equals("TEXT")) {
      String text = text(header, 60, 2388047, "header");
      List<String> variables = Variables.in(text);
      if (variables.size() > 1 || !Variables.wellNamed(variables, named) || text.matches("(?s).*[*~`\\n].*")) {
        throw MetaError.template(
            2388047,
            "Message header format is incorrect",
            "The message header can't have new lines, formatting characters, emojis, or asterisks, and at most one variable.");
      }
      examples(header, named, variables.size(), "header_text");
    } else if (MEDIA.contains(format)) {
      JsonNode handle = header.path("example").path("header_handle");
      if (!handle.isArray() || handle.isEmpty() || !handle.get(0).isTextual()) {
        throw missingExample("header_handle");
      }
    } else if (!format.equals("LOCATION") && !format.equals("PRODUCT")) {
      throw MetaError.template(2388047, "Message header format is incorrect", "The header format is not known.");
    }
  }

  private static void body(JsonNode body, boolean named) {
    String text = text(body, 1024, 2388072, "body");
    List<String> variables = Variables.in(text);
    if (!Variables.wellNamed(variables, named)
        || !Variables.wellFormed(text)) {
      throw MetaError.template(
          2388072,
          "Message body format is incorrect",
          "Variable parameters must be whole numbers with two sets of curly brackets (for example, {{1}}, {{2}}), or lower-case names when parameter_format is NAMED.");
    }
    if (!variables.isEmpty() && Variables.atAnEnd(text)) {
      throw MetaError.template(
          2388299,
          "Message template has dangling variables",
          "Variables can't be at the start or end of the template.");
    }
    if (Variables.tooMany(text, variables.size())) {
      throw MetaError.template(
          2388293,
          "Message template has too many variables for its length",
          "This template contains too many variable parameters relative to the message length. You need to decrease the number of variable parameters or increase the message length.");
    }
    examples(body, named, variables.size(), "body_text");
  }

  private static void footer(JsonNode footer) {
    String text = text(footer, 60, 2388073, "footer");
    if (!Variables.in(text).isEmpty() || text.contains("\n")) {
      throw MetaError.template(
          2388073, "Message footer format is incorrect", "The message footer can't have variables or new lines.");
    }
  }

  private static String text(JsonNode component, int longest, int subcode, String part) {
    String text = Json.text(component, "text", "");
    if (text.isBlank()) {
      throw MetaError.template(subcode, "Message " + part + " format is incorrect", "The message " + part + " is empty.");
    }
    if (text.codePointCount(0, text.length()) > longest) {
      throw MetaError.template(
          2388040, "Character limit exceeded", "The message " + part + " is limited to " + longest + " characters.");
    }
    return text;
  }

  private static void examples(JsonNode component, boolean named, int wanted, String field) {
    if (wanted == 0) {
      return;
    }
    JsonNode example = component.path("example");
    JsonNode given = example.path(named ? field + "_named_params" : field);
    JsonNode values = !named && field.equals("body_text") && given.path(0).isArray() ? given.get(0) : given;
    if (!values.isArray() || values.size() != wanted) {
      throw missingExample(field);
    }
  }

  private static MetaError missingExample(String field) {
    return MetaError.template(
        2388043,
        "Missing sample text",
        "An example is needed for every variable and media header (" + field + ").");
  }
}
