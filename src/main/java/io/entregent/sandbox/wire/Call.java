package io.entregent.sandbox.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/**
 * One HTTP request, free of the container.
 *
 * @param method GET, POST or DELETE
 * @param path decoded segments below the servlet, empty ones left out
 * @param fields query and form parameters
 * @param headers by lower-case name
 * @param body raw bytes; empty for a multipart request
 * @param upload the file part of a multipart request, or null
 * @param base scheme, host, port and context path under which the caller reached the sandbox
 */
public record Call(
    String method,
    List<String> path,
    Map<String, String> fields,
    Map<String, String> headers,
    byte[] body,
    Upload upload,
    String base) {

  public String segment(int index) {
    return index < path.size() ? path.get(index) : "";
  }

  public String field(String name) {
    return fields.get(name);
  }

  public boolean is(String wanted) {
    return method.equals(wanted);
  }

  /**
   * The parameters as one object: those of the JSON body, and beneath them those of the query or form.
   *
   * @throws MetaError 100 when a body is there and is not a JSON object
   */
  public ObjectNode parameters() {
    ObjectNode all = Json.object();
    fields.forEach(
        (name, value) -> {
          JsonNode structured =
              value.startsWith("{") || value.startsWith("[")
                  ? Json.read(value.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                  : null;
          if (structured == null) {
            all.put(name, value);
          } else {
            all.set(name, structured);
          }
        });
    if (body.length > 0 && !form()) {
      JsonNode parsed = Json.read(body);
      if (parsed == null || !parsed.isObject()) {
        throw MetaError.invalid("The request body is not a valid JSON object.");
      }
      all.setAll((ObjectNode) parsed);
    }
    return all;
  }

  private boolean form() {
    return headers.getOrDefault("content-type", "").startsWith("application/x-www-form-urlencoded");
  }
}
