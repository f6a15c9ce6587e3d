package io.entregent.sandbox.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entregent.sandbox.wire.Json;
import io.entregent.sandbox.wire.MetaError;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Puts the values of a send request into a template, or says what does not fit. */
public final class TemplateFilling {
  private static final int LONGEST = 1024;
  private final Template template;
  private final JsonNode given;
  private final ObjectNode result = Json.object();

  public TemplateFilling(Template template, JsonNode given) {
    this.template = template;
    this.given = given;
  }

  /**
   * The message as the phone shows it: header, body, footer, buttons.
   *
   * @throws MetaError 132000, 132012, 132018, 132005
   */
  public ObjectNode fill() {
    result.put("name", template.name()).put("language", template.language());
    header();
    if (template.category().equals("AUTHENTICATION")) {
      authentication();
    } else {
      result.put("body", text(template.component("BODY"), "body"));
    }
    JsonNode footer = template.component("FOOTER");
    if (footer.has("text")) {
      result.put("footer", footer.get("text").asText());
    }
    buttons();
    return result;
  }

  private void header() {
    JsonNode header = template.component("HEADER");
    String format = header.path("format").asText();
    if (format.isEmpty()) {
      if (!part("header").isMissingNode() && !part("header").path("parameters").isEmpty()) {
        throw MetaError.of(132018, "header: the template has no header.");
      }
    } else if (format.equals("TEXT")) {
      result.putObject("header").put("type", "text").put("text", text(header, "header"));
    } else {
      String kind = format.equals("GIF") ? "video" : format.toLowerCase(Locale.ROOT);
      JsonNode value = part("header").path("parameters").path(0);
      if (!value.path("type").asText().equals(kind) || !value.path(kind).isObject()) {
        throw MetaError.of(132012, "header: Format mismatch, expected " + format + ", received " + value.path("type").asText("UNKNOWN").toUpperCase(Locale.ROOT));
      }
      ObjectNode shown = result.putObject("header").put("type", kind);
      shown.set(kind, value.get(kind));
    }
  }

  private void authentication() {
    JsonNode values = part("body").path("parameters");
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

  private String text(JsonNode component, String where) {
    String text = component.path("text").asText();
    List<String> variables = Variables.in(text);
    JsonNode values = part(where).path("parameters");
    if (values.size() != variables.size()) {
      throw counts(where, values.size(), variables.size());
    }
    Map<String, String> byName = new HashMap<>();
    for (int i = 0; i < values.size(); i++) {
      JsonNode one = values.get(i);
      String name = template.named() ? Json.text(one, "parameter_name", "") : Integer.toString(i + 1);
      if (!variables.contains(name)) {
        throw MetaError.of(132018, where + ": Parameter name is missing or not in the template.");
      }
      byName.put(name, value(one, where, i));
    }
    if (byName.size() != variables.size()) {
      throw counts(where, byName.size(), variables.size());
    }
    String filled = Variables.fill(text, byName::get);
    if (filled.codePointCount(0, filled.length()) > (where.equals("header") ? 60 : LONGEST)) {
      throw MetaError.of(132005, where + ": the filled text is too long.");
    }
    return filled;
  }

  private String value(JsonNode parameter, String where, int index) {
    String type = Json.text(parameter, "type", "").toLowerCase(Locale.ROOT);
    JsonNode value =
        switch (type) {
          case "text" -> parameter.path("text");
          case "currency", "date_time" -> parameter.path(type).path("fallback_value");
          default -> throw MetaError.of(132012, where + ": parameter " + index + " has an unexpected type.");
        };
    String text = value.isValueNode() && !value.isNull() ? value.asText() : "";
    if (text.isEmpty()) {
      throw MetaError.of(131008, where + ": parameter " + index + " has no text.");
    }
    if (text.matches("(?s).*([\\n\\t]| {5}).*")) {
      throw MetaError.of(132018, "Param text cannot have new-line/tab characters or more than 4 consecutive spaces");
    }
    return text;
  }

  private void buttons() {
    JsonNode buttons = template.component("BUTTONS").path("buttons");
    if (buttons.isEmpty()) {
      return;
    }
    ArrayNode shown = result.putArray("buttons");
    for (int i = 0; i < buttons.size(); i++) {
      JsonNode button = buttons.get(i);
      String type = button.path("type").asText();
      JsonNode value = buttonPart(i).path("parameters").path(0);
      ObjectNode view = shown.addObject().put("type", type).put("text", button.path("text").asText(type));
      switch (type) {
        case "QUICK_REPLY" -> view.put("payload", Json.text(value, "payload", Json.text(value, "text", button.path("text").asText())));
        case "URL" -> view.put("url", url(button.path("url").asText(), value, i));
        case "PHONE_NUMBER" -> view.put("phone", button.path("phone_number").asText());
        case "COPY_CODE" -> view.put("code", Json.text(value, "coupon_code", button.path("example").asText()));
        case "OTP" -> view.put("code", result.path("code").asText());
        default -> {}
      }
    }
  }

  private String url(String pattern, JsonNode value, int index) {
    if (Variables.in(pattern).isEmpty()) {
      return pattern;
    }
    String suffix = Json.text(value, "text");
    if (suffix == null) {
      throw MetaError.of(131008, "buttons: Button at index " + index + " of type Url requires a parameter");
    }
    return Variables.fill(pattern, name -> suffix);
  }

  private JsonNode part(String type) {
    for (JsonNode one : given.path("components")) {
      if (one.path("type").asText().equalsIgnoreCase(type)) {
        return one;
      }
    }
    return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
  }

  private JsonNode buttonPart(int index) {
    for (JsonNode one : given.path("components")) {
      if (one.path("type").asText().equalsIgnoreCase("button") && one.path("index").asText().equals(Integer.toString(index))) {
        return one;
      }
    }
    return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
  }

  private static MetaError counts(String where, int given, int wanted) {
    return MetaError.of(
        132000,
        where + ": number of localizable_params (" + given + ") does not match the expected number of params (" + wanted + ")");
  }
}
