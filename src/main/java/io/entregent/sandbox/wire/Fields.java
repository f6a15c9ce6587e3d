package io.entregent.sandbox.wire;

import com.fasterxml.jackson.databind.JsonNode;

/** Checks of single fields, with Meta's words when one is wrong. */
public final class Fields {
  private Fields() {}

  public static String required(JsonNode parent, String field, String path) {
    JsonNode value = parent.path(field);
    if (value.isMissingNode() || value.isNull()) {
      throw MetaError.of(131008, "Required parameter " + path + " is missing.");
    }
    if (!value.isTextual() || value.asText().isBlank()) {
      throw MetaError.of(131009, "Parameter " + path + " must be a non-empty string.");
    }
    return value.asText();
  }

  public static String required(JsonNode parent, String field, String path, int longest) {
    String value = required(parent, field, path);
    atMost(value, path, longest);
    return value;
  }

  public static void optional(JsonNode parent, String field, String path, int longest) {
    JsonNode value = parent.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return;
    }
    if (!value.isTextual()) {
      throw MetaError.of(131009, "Parameter " + path + " must be a string.");
    }
    atMost(value.asText(), path, longest);
  }

  public static JsonNode object(JsonNode parent, String field, String path) {
    JsonNode value = parent.path(field);
    if (value.isMissingNode() || value.isNull()) {
      throw MetaError.of(131008, "Required parameter " + path + " is missing.");
    }
    if (!value.isObject()) {
      throw MetaError.invalid("Param " + path + " must be a JSON object.");
    }
    return value;
  }

  public static JsonNode list(JsonNode parent, String field, String path, int fewest, int most) {
    JsonNode value = parent.path(field);
    if (value.isMissingNode() || value.isNull()) {
      throw MetaError.of(131008, "Required parameter " + path + " is missing.");
    }
    if (!value.isArray()) {
      throw MetaError.invalid("Param " + path + " must be a JSON array.");
    }
    if (value.size() < fewest || value.size() > most) {
      throw MetaError.of(
          131009, "Parameter " + path + " must hold between " + fewest + " and " + most + " items.");
    }
    return value;
  }

  public static void atMost(String value, String path, int longest) {
    if (value.codePointCount(0, value.length()) > longest) {
      throw MetaError.invalid(
          "Param " + path + " must be at most " + longest + " characters long.");
    }
  }
}
