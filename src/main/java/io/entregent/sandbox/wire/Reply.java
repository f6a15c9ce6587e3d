package io.entregent.sandbox.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;

/**
 * What is answered: JSON, or a file.
 *
 * @param status HTTP status
 * @param type media type
 * @param body bytes, or null when {@code file} is given
 * @param file content, or null
 */
public record Reply(int status, String type, byte[] body, Path file) {
  public static Reply ok(JsonNode json) {
    return json(200, json);
  }

  static Reply json(int status, JsonNode json) {
    return new Reply(status, "application/json; charset=UTF-8", Json.write(json), null);
  }

  public static Reply file(String type, Path file) {
    return new Reply(200, type, null, file);
  }

  public static Reply error(MetaError error) {
    return json(error.status(), error.body());
  }
}
