package io.entregent.sandbox.place;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entregent.sandbox.wire.Json;
import io.entregent.sandbox.wire.MetaError;
import java.time.Instant;

/**
 * One message in a chat. Mutable only through its chat, which guards it.
 */
public final class Note {
  /** How far a message came; the order is the order of progress. */
  public enum Progress {
    PENDING,
    SENT,
    DELIVERED,
    READ,
    PLAYED,
    FAILED
  }

  private final String id;
  private final boolean fromConsumer;
  private final String type;
  private final JsonNode content;
  private final Instant at;
  private final String context;
  private final String opaque;
  private final String category;
  private final int graphVersion;
  private Progress progress = Progress.PENDING;
  private MetaError failure;
  private String reactionOfConsumer = "";
  private String reactionOfBusiness = "";
  private String answer;
  private boolean seen;

  /**
   * @param content what stands under the name of the type, as it travels; may be null
   * @param context id of the message answered to, or null
   * @param opaque biz_opaque_callback_data, or null
   * @param category pricing category of a business message, or null
   * @param graphVersion major version of the API call, 0 when the consumer wrote
   */
  public Note(
      String id,
      boolean fromConsumer,
      String type,
      JsonNode content,
      Instant at,
      String context,
      String opaque,
      String category,
      int graphVersion) {
    this.id = id;
    this.fromConsumer = fromConsumer;
    this.type = type;
    this.content = content;
    this.at = at;
    this.context = context;
    this.opaque = opaque;
    this.category = category;
    this.graphVersion = graphVersion;
  }

  public String id() {
    return id;
  }

  public boolean fromConsumer() {
    return fromConsumer;
  }

  public String type() {
    return type;
  }

  public Instant at() {
    return at;
  }

  public String context() {
    return context;
  }

  public String opaque() {
    return opaque;
  }

  public String category() {
    return category;
  }

  public int graphVersion() {
    return graphVersion;
  }

  /** The content as it travels; null when the type has none. */
  public JsonNode wire() {
    return content;
  }

  public Progress progress() {
    return progress;
  }

  public MetaError failure() {
    return failure;
  }

  /** Moves forward and tells whether it did; a failed message stays failed. */
  public boolean reach(Progress next) {
    if (progress == Progress.FAILED || next.compareTo(progress) <= 0) {
      return false;
    }
    progress = next;
    return true;
  }

  void fail(MetaError why) {
    progress = Progress.FAILED;
    failure = why;
  }

  public void react(boolean consumer, String emoji) {
    if (consumer) {
      reactionOfConsumer = emoji;
    } else {
      reactionOfBusiness = emoji;
    }
  }

  /** The consumer saw it, whether or not the business may know. */
  void see() {
    seen = true;
  }

  boolean seen() {
    return seen;
  }

  /** Remembers which button of this message the consumer chose. */
  public void answered(String choice) {
    answer = choice;
  }

  /** What the handset page shows. */
  public ObjectNode view() {
    ObjectNode node = Json.object();
    node.put("id", id)
        .put("mine", fromConsumer)
        .put("type", type)
        .put("at", at.toString())
        .put("status", progress.name().toLowerCase(java.util.Locale.ROOT));
    if (content != null) {
      node.set("content", content);
    }
    if (context != null) {
      node.put("context", context);
    }
    if (category != null) {
      node.put("category", category);
    }
    if (!reactionOfConsumer.isEmpty() || !reactionOfBusiness.isEmpty()) {
      node.put("reactions", reactionOfBusiness + reactionOfConsumer);
    }
    if (answer != null) {
      node.put("answer", answer);
    }
    return node;
  }
}
