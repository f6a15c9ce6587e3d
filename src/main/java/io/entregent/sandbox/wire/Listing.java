package io.entregent.sandbox.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;

/** Cursor paging and field selection, as every edge of the Graph API has them. */
public final class Listing {
  private static final int FIRST_LIMIT = 25;
  private static final int MOST = 1000;

  private static final Set<String> NOT_REPEATED = Set.of("limit", "after", "before", "access_token");

  private Listing() {}

  /**
   * @param total how many there are in all
   * @param item gives the n-th
   */
  public static ObjectNode page(Call call, int total, IntFunction<ObjectNode> item) {
    int limit = limit(call.field("limit"));
    int from = call.field("before") == null ? cursor(call.field("after"), -1) + 1 : Math.max(0, cursor(call.field("before"), 0) - limit);
    int to = Math.min(total, from + limit);
    ObjectNode page = Json.object();
    ArrayNode data = page.putArray("data");
    for (int i = from; i < to; i++) {
      data.add(item.apply(i));
    }
    if (from < to) {
      ObjectNode paging = page.putObject("paging");
      paging.putObject("cursors").put("before", token(from)).put("after", token(to - 1));
      String self = call.base() + "/graph/" + String.join("/", call.path()) + "?" + filters(call) + "limit=" + limit;
      if (to < total) {
        paging.put("next", self + "&after=" + token(to - 1));
      }
      if (from > 0) {
        paging.put("previous", self + "&before=" + token(from));
      }
    }
    return page;
  }

  private static String filters(Call call) {
    StringBuilder query = new StringBuilder();
    call.fields().forEach(
        (name, value) -> {
          if (!NOT_REPEATED.contains(name)) {
            query.append(URLEncoder.encode(name, StandardCharsets.UTF_8)).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8)).append('&');
          }
        });
    return query.toString();
  }

  /** Only the fields asked for, with the id always; the usual ones when none are. */
  public static ObjectNode select(ObjectNode whole, String fields, List<String> usual) {
    ObjectNode chosen = Json.object();
    List<String> wanted = fields == null || fields.isBlank() ? usual : List.of(plain(fields).split("\\s*,\\s*"));
    for (String field : wanted) {
      if (whole.has(field)) {
        chosen.set(field, whole.get(field));
      }
    }
    if (whole.has("id")) {
      chosen.set("id", whole.get("id"));
    }
    return chosen;
  }

  private static String plain(String fields) {
    return fields.strip().replaceAll("\\{[^{}]*}|\\.[a-z_]+\\([^()]*\\)", "");
  }

  private static int limit(String given) {
    if (given == null) {
      return FIRST_LIMIT;
    }
    if (!given.matches("[1-9][0-9]{0,3}")) {
      throw MetaError.invalid("Param limit must be an integer between 1 and " + MOST + ".");
    }
    return Math.min(MOST, Integer.parseInt(given));
  }

  private static String token(int index) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(("at:" + index).getBytes(StandardCharsets.US_ASCII));
  }

  private static int cursor(String token, int otherwise) {
    if (token == null || token.isBlank()) {
      return otherwise;
    }
    try {
      String plain = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.US_ASCII);
      if (plain.matches("at:[0-9]{1,6}")) {
        return Integer.parseInt(plain.substring(3));
      }
    } catch (IllegalArgumentException notBase64) {
      throw MetaError.invalid("Invalid cursors values.");
    }
    throw MetaError.invalid("Invalid cursors values.");
  }
}
