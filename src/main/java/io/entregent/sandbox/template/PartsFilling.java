package io.entregent.sandbox.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entregent.sandbox.wire.Json;
import io.entregent.sandbox.wire.MetaError;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Header, body, footer and buttons: of the message, or of one card. */
final class PartsFilling {
  private static final int LONGEST = 1024;
  private static final Set<String> FILES = Set.of("image", "video", "document");

  private final Template template;
  private final JsonNode parts;
  private final JsonNode given;
  private final String where;

  /**
   * @param parts of the template
   * @param given of the request
   * @param where before each name in what is complained about
   */
  PartsFilling(Template template, JsonNode parts, JsonNode given, String where) {
    this.template = template;
    this.parts = parts;
    this.given = given;
    this.where = where;
  }

  void fill(ObjectNode result) {
    header(result);
    if (template.category().equals("AUTHENTICATION")) {
      authentication(result);
    } else {
      JsonNode body = wanted("BODY");
      if (body.isMissingNode() && !part(given, "body").path("parameters").isEmpty()) {
        throw MetaError.of(132018, where + "body: the template has no body here.");
      }
      if (!body.isMissingNode()) {
        result.put("body", text(body, "body"));
      }
    }
    JsonNode footer = wanted("FOOTER");
    if (footer.has("text")) {
      result.put("footer", footer.get("text").asText());
    }
    new ButtonFilling(wanted("BUTTONS").path("buttons"), given, where).fill(result);
  }

  private void header(ObjectNode result) {
    JsonNode header = wanted("HEADER");
    String format = header.path("format").asText();
    JsonNode values = part(given, "header").path("parameters");
    if (format.isEmpty()) {
      if (!values.isEmpty()) {
        throw MetaError.of(132018, where + "header: the template has no header.");
      }
    } else if (format.equals("TEXT")) {
      result.putObject("header").put("type", "text").put("text", text(header, "header"));
    } else {
      String kind = format.equals("GIF") ? "video" : format.toLowerCase(Locale.ROOT);
      JsonNode value = values.path(0);
      if (values.size() > 1 || !value.path("type").asText().equals(kind) || !value.path(kind).isObject()) {
        throw MetaError.of(132012, where + "header: Format mismatch, expected " + format + ", received " + value.path("type").asText("UNKNOWN").toUpperCase(Locale.ROOT));
      }
      content(kind, value.get(kind));
      ObjectNode shown = result.putObject("header").put("type", kind);
      shown.set(kind, value.get(kind));
    }
  }

  private void content(String kind, JsonNode value) {
    if (FILES.contains(kind)) {
      String link = Json.text(value, "link");
      if (link == null && Json.text(value, "id") == null) {
        throw MetaError.of(131008, where + "header: " + kind + " must have 'id' or 'link'.");
      }
      if (link != null && !link.matches("https?://\\S{1,2000}")) {
        throw MetaError.of(132012, where + "header: " + kind + "['link'] is not a valid URI.");
      }
    } else if (kind.equals("location")) {
      degrees(value, "latitude", 90);
      degrees(value, "longitude", 180);
    } else if (kind.equals("product")) {
      required(value, "product_retailer_id");
      required(value, "catalog_id");
    }
  }

  private void degrees(JsonNode place, String field, int most) {
    String value = required(place, field);
    if (!value.matches("-?[0-9]{1,3}(\\.[0-9]{1,20})?") || Math.abs(Double.parseDouble(value)) > most) {
      throw MetaError.of(132012, where + "header: location['" + field + "'] must be a number of degrees.");
    }
  }

  private String required(JsonNode value, String field) {
    String text = Json.text(value, field);
    if (text == null || text.isBlank()) {
      throw MetaError.of(131008, where + "header: the parameter " + field + " is required.");
    }
    return text;
  }

  private void authentication(ObjectNode result) {
    JsonNode values = part(given, "body").path("parameters");
    if (values.size() != 1) {
      throw counts("body", values.size(), 1);
    }
    String code = value(values.get(0), "body", 0);
    if (code.length() > 15) {
      throw MetaError.of(132018, "body: the code is limited to 15 characters.");
    }
    boolean french = template.language().startsWith("fr");
    result.put("body", french ? "*" + code + "* est votre code de vérification." : "*" + code + "* is your verification code.");
    result.put("code", code);
  }

  private String text(JsonNode component, String name) {
    String text = component.path("text").asText();
    List<String> variables = Variables.in(text);
    JsonNode values = part(given, name).path("parameters");
    if (values.size() != variables.size()) {
      throw counts(name, values.size(), variables.size());
    }
    Map<String, String> byName = new HashMap<>();
    for (int i = 0; i < values.size(); i++) {
      JsonNode one = values.get(i);
      String variable = template.named() ? Json.text(one, "parameter_name", "") : Integer.toString(i + 1);
      if (!variables.contains(variable)) {
        throw MetaError.of(132018, where + name + ": Parameter name is missing or not in the template.");
      }
      byName.put(variable, value(one, name, i));
    }
    if (byName.size() != variables.size()) {
      throw counts(name, byName.size(), variables.size());
    }
    String filled = Variables.fill(text, byName::get);
    if (filled.codePointCount(0, filled.length()) > (name.equals("header") ? 60 : LONGEST)) {
      throw MetaError.of(132005, where + name + ": the filled text is too long.");
    }
    return filled;
  }

  private String value(JsonNode parameter, String name, int index) {
    String type = Json.text(parameter, "type", "").toLowerCase(Locale.ROOT);
    JsonNode value =
        switch (type) {
          case "text" -> parameter.path("text");
          case "currency", "date_time" -> parameter.path(type).path("fallback_value");
          default -> throw MetaError.of(132012, where + name + ": parameter " + index + " has an unexpected type.");
        };
    String text = value.isValueNode() && !value.isNull() ? value.asText() : "";
    if (text.isEmpty()) {
      throw MetaError.of(131008, where + name + ": parameter " + index + " has no text.");
    }
    if (text.matches("(?s).*([\\n\\t]| {5}).*")) {
      throw MetaError.of(132018, "Param text cannot have new-line/tab characters or more than 4 consecutive spaces");
    }
    return text;
  }

  private JsonNode wanted(String type) {
    return part(parts, type);
  }

  /** The component of this type, or a missing node. */
  static JsonNode part(JsonNode components, String type) {
    for (JsonNode one : components) {
      if (one.path("type").asText().equalsIgnoreCase(type)) {
        return one;
      }
    }
    return MissingNode.getInstance();
  }

  private MetaError counts(String name, int given, int wanted) {
    return MetaError.of(
        132000,
        where + name + ": number of localizable_params (" + given + ") does not match the expected number of params (" + wanted + ")");
  }
}
