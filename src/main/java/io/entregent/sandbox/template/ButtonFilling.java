package io.entregent.sandbox.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entregent.sandbox.wire.Json;
import io.entregent.sandbox.wire.MetaError;
import java.util.Locale;
import java.util.Map;

/** What a request gives to the buttons of a template. */
final class ButtonFilling {
  private static final int LONGEST_COUPON = 20;
  private static final int MOST_SECTIONS = 10;
  private static final int MOST_PRODUCTS = 30;
  private static final int LONGEST_TITLE = 24;
  /** How a request names the kinds of buttons. */
  private static final Map<String, String> SUB_TYPES =
      Map.of(
          "QUICK_REPLY", "quick_reply", "URL", "url", "OTP", "url", "COPY_CODE", "copy_code", "CATALOG", "catalog",
          "MPM", "mpm", "FLOW", "flow", "VOICE_CALL", "voice_call");

  private final JsonNode buttons;
  private final JsonNode given;
  private final String where;

  ButtonFilling(JsonNode buttons, JsonNode given, String where) {
    this.buttons = buttons;
    this.given = given;
    this.where = where;
  }

  void fill(ObjectNode result) {
    for (JsonNode one : given) {
      if (one.path("type").asText().equalsIgnoreCase("button")) {
        known(one);
      }
    }
    if (buttons.isEmpty()) {
      return;
    }
    ArrayNode shown = result.putArray("buttons");
    for (int i = 0; i < buttons.size(); i++) {
      JsonNode button = buttons.get(i);
      String type = button.path("type").asText();
      one(type, button, value(i), i, shown.addObject().put("type", type).put("text", button.path("text").asText(type)), result);
    }
  }

  private void known(JsonNode part) {
    JsonNode index = part.path("index");
    JsonNode button = index.isValueNode() ? buttons.path(index.asInt(-1)) : MissingNode.getInstance();
    if (button.isMissingNode()) {
      throw MetaError.of(132018, where + "buttons: the template has no button at index " + index.asText() + ".");
    }
    if (!part.path("sub_type").asText().toLowerCase(Locale.ROOT).equals(SUB_TYPES.get(button.path("type").asText()))) {
      throw MetaError.of(132012, where + "buttons: Button at index " + index.asText() + " of type " + button.path("type").asText() + " does not take this sub_type.");
    }
  }

  private void one(String type, JsonNode button, JsonNode value, int index, ObjectNode view, ObjectNode message) {
    switch (type) {
      case "QUICK_REPLY" -> view.put("payload", Json.text(value, "payload", Json.text(value, "text", button.path("text").asText())));
      case "URL" -> view.put("url", url(button.path("url").asText(), value, index));
      case "PHONE_NUMBER" -> view.put("phone", button.path("phone_number").asText());
      case "COPY_CODE" -> view.put("code", coupon(value, index));
      case "OTP" -> {
        if (Json.text(value, "text") == null) {
          throw missing("Url", index);
        }
        view.put("code", message.path("code").asText());
      }
      case "CATALOG" -> {
        if (!value.isMissingNode()) {
          view.put("product", text(action(value, index), "thumbnail_product_retailer_id", index));
        }
      }
      case "MPM" -> products(value, index, view);
      case "SPM" -> view.put("product", message.path("header").path("product").path("product_retailer_id").asText());
      case "FLOW" -> {
        if (!value.isMissingNode() && !action(value, index).path("flow_token").isTextual()) {
          throw MetaError.of(132012, where + "buttons: flow_token of the button at index " + index + " must be a text.");
        }
      }
      default -> {}
    }
  }

  private String url(String pattern, JsonNode value, int index) {
    if (Variables.in(pattern).isEmpty()) {
      if (!value.isMissingNode()) {
        throw MetaError.of(132018, where + "buttons: Button at index " + index + " of type Url has no dynamic parameter");
      }
      return pattern;
    }
    String suffix = Json.text(value, "text");
    if (suffix == null || suffix.isEmpty()) {
      throw missing("Url", index);
    }
    return Variables.fill(pattern, name -> suffix);
  }

  private String coupon(JsonNode value, int index) {
    String code = Json.text(value, "coupon_code");
    if (code == null || code.isBlank()) {
      throw missing("CopyCode", index);
    }
    if (!value.path("type").asText().equals("coupon_code")) {
      throw MetaError.of(132012, where + "buttons: the parameter of the button at index " + index + " must be of type coupon_code.");
    }
    if (code.length() > LONGEST_COUPON) {
      throw MetaError.of(132018, where + "buttons: the coupon code is limited to " + LONGEST_COUPON + " characters.");
    }
    return code;
  }

  private void products(JsonNode value, int index, ObjectNode view) {
    if (value.isMissingNode()) {
      throw missing("Mpm", index);
    }
    JsonNode action = action(value, index);
    text(action, "thumbnail_product_retailer_id", index);
    JsonNode sections = action.path("sections");
    ArrayNode shown = view.putArray("sections");
    int count = 0;
    for (JsonNode section : sections) {
      String title = text(section, "title", index);
      ObjectNode kept = shown.addObject().put("title", title);
      for (JsonNode item : section.path("product_items")) {
        kept.withArray("products").add(text(item, "product_retailer_id", index));
        count++;
      }
      if (title.length() > LONGEST_TITLE) {
        throw MetaError.of(132018, where + "buttons: a section title is limited to " + LONGEST_TITLE + " characters.");
      }
    }
    if (sections.isEmpty() || sections.size() > MOST_SECTIONS || count == 0 || count > MOST_PRODUCTS) {
      throw MetaError.of(132018, where + "buttons: 1 to " + MOST_SECTIONS + " sections with 1 to " + MOST_PRODUCTS + " products in all are needed.");
    }
  }

  private JsonNode action(JsonNode value, int index) {
    if (!value.path("type").asText().equals("action") || !value.path("action").isObject()) {
      throw MetaError.of(132012, where + "buttons: the parameter of the button at index " + index + " must be of type action.");
    }
    return value.get("action");
  }

  private String text(JsonNode node, String field, int index) {
    String text = Json.text(node, field);
    if (text == null || text.isBlank()) {
      throw MetaError.of(131008, where + "buttons: Button at index " + index + " requires " + field);
    }
    return text;
  }

  private MetaError missing(String type, int index) {
    return MetaError.of(131008, where + "buttons: Button at index " + index + " of type " + type + " requires a parameter");
  }

  private JsonNode value(int index) {
    for (JsonNode one : given) {
      if (one.path("type").asText().equalsIgnoreCase("button") && one.path("index").asText().equals(Integer.toString(index))) {
        return one.path("parameters").path(0);
      }
    }
    return MissingNode.getInstance();
  }
}
