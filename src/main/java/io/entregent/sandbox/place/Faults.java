package io.entregent.sandbox.place;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.entregent.sandbox.wire.Json;
import io.entregent.sandbox.wire.MetaError;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

/** What shall go wrong next, and which tokens no longer count. */
public final class Faults {
  private static final int MOST = 1_000;
  private static final int LONGEST_HANG = 120_000;
  private static final int MOST_TOKENS = 100;

  /** What a fault does to the request that meets it. */
  public enum Kind {
    /** Answers with an HTTP status and no Graph error, as a proxy would. */
    HTTP,
    /** Answers with a Graph error. */
    ERROR,
    /** Waits before it answers. */
    HANG,
    /** Accepts, and the message fails later by webhook. */
    FAIL,
    /** Accepts, and no status ever comes. */
    SILENCE
  }

  /**
   * @param on messages, media, templates, subscriptions or any
   * @param accepted whether HTTP and HANG take the request all the same
   */
  public record Fault(Kind kind, String on, int status, int code, int millis, boolean accepted) {
    public MetaError error() {
      MetaError error = MetaError.of(code);
      return status == 0 ? error : error.answeredAs(status);
    }
  }

  private static final class Waiting {
    private final Fault fault;
    private int left;

    Waiting(Fault fault, int left) {
      this.fault = fault;
      this.left = left;
    }
  }

  private final Deque<Waiting> queue = new ArrayDeque<>();
  private final Set<String> revoked = new LinkedHashSet<>();
  private boolean allRevoked;

  /**
   * @throws MetaError when the description makes no sense
   */
  public synchronized void add(JsonNode body) {
    Kind kind;
    try {
      kind = Kind.valueOf(Json.text(body, "kind", "error").toUpperCase(java.util.Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      throw MetaError.invalid("kind must be one of http, error, hang, fail, silence.");
    }
    String on = Json.text(body, "on", "messages");
    if (!Set.of("messages", "media", "templates", "subscriptions", "any").contains(on)) {
      throw MetaError.invalid("on must be one of messages, media, templates, subscriptions, any.");
    }
    int count = number(body, "count", 1, 1, 100_000);
    int status = number(body, "status", kind == Kind.HTTP ? 503 : 0, 0, 599);
    if (status != 0 && status < 400) {
      throw MetaError.invalid("status must be 400 to 599.");
    }
    Fault fault =
        new Fault(
            kind,
            on,
            status,
            number(body, "code", kind == Kind.FAIL ? 131026 : 131000, 0, 9_999_999),
            number(body, "millis", 5_000, 0, LONGEST_HANG),
            body.path("accepted").asBoolean(kind == Kind.HANG));
    if (queue.size() >= MOST) {
      throw MetaError.invalid("Too many faults are waiting.");
    }
    queue.add(new Waiting(fault, count));
  }

  /** The fault that the next request of this kind meets, or null. */
  public synchronized Fault next(String on) {
    Iterator<Waiting> waiting = queue.iterator();
    while (waiting.hasNext()) {
      Waiting one = waiting.next();
      if (one.fault.on().equals("any") || one.fault.on().equals(on)) {
        if (--one.left <= 0) {
          waiting.remove();
        }
        return one.fault;
      }
    }
    return null;
  }

  /** Revokes one token, or all when it is null. */
  public synchronized void revoke(String token) {
    if (token == null) {
      allRevoked = true;
    } else if (revoked.size() < MOST_TOKENS) {
      revoked.add(token);
    }
  }

  public synchronized void restore() {
    allRevoked = false;
    revoked.clear();
  }

  public synchronized boolean isRevoked(String token) {
    return allRevoked || revoked.contains(token);
  }

  public synchronized ArrayNode view() {
    ArrayNode list = Json.array();
    for (Waiting one : queue) {
      list.addObject()
          .put("kind", one.fault.kind().name().toLowerCase(java.util.Locale.ROOT))
          .put("on", one.fault.on())
          .put("left", one.left)
          .put("status", one.fault.status())
          .put("code", one.fault.code())
          .put("millis", one.fault.millis())
          .put("accepted", one.fault.accepted());
    }
    return list;
  }

  public synchronized boolean tokensRevoked() {
    return allRevoked || !revoked.isEmpty();
  }

  public synchronized void clear() {
    queue.clear();
  }

  public synchronized void reset() {
    clear();
    restore();
  }

  public static int number(JsonNode body, String field, int otherwise, int least, int most) {
    JsonNode value = body.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return otherwise;
    }
    if (!value.canConvertToInt() && !value.asText().matches("[0-9]{1,9}")
        || value.asInt() < least
        || value.asInt() > most) {
      throw MetaError.invalid(field + " must be a number between " + least + " and " + most + ".");
    }
    return value.asInt();
  }
}
