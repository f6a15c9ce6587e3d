package io.entregent.sandbox.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entregent.sandbox.place.Account;
import io.entregent.sandbox.wire.Json;
import io.entregent.sandbox.wire.MetaError;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A message template in one language. Safe for use by several threads. */
public final class Template {
  private static final Set<String> EDITABLE = Set.of("APPROVED", "REJECTED", "PAUSED");

  private final String id;
  private final Account account;
  private final String name;
  private final String language;
  private final boolean named;
  private final Instant since;
  private final List<Instant> edits = new ArrayList<>();
  private volatile String category;
  private volatile String previousCategory;
  private volatile String correctCategory;
  private volatile ArrayNode components;
  private volatile String status = "PENDING";
  private volatile String reason = "NONE";
  private volatile String quality = "UNKNOWN";
  private volatile int ttl = -1;
  private volatile String beforeArchive;
  private int pauses;

  Template(
      String id,
      Account account,
      String name,
      String language,
      boolean named,
      String category,
      ArrayNode components,
      Instant since) {
    this.id = id;
    this.account = account;
    this.name = name;
    this.language = language;
    this.named = named;
    this.category = category;
    this.components = components;
    this.since = since;
  }

  public String id() {
    return id;
  }

  public Account account() {
    return account;
  }

  public String name() {
    return name;
  }

  public String language() {
    return language;
  }

  boolean named() {
    return named;
  }

  public String category() {
    return category;
  }

  public String status() {
    return status;
  }

  String quality() {
    return quality;
  }

  ArrayNode components() {
    return components;
  }

  /** The component of this type, or a missing node. */
  JsonNode component(String type) {
    for (JsonNode one : components) {
      if (one.path("type").asText().equals(type)) {
        return one;
      }
    }
    return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
  }

  public void status(String next, String why) {
    status = next;
    reason = why;
  }

  /** Whether it may be archived; then it is. */
  synchronized boolean archive() {
    if (!status.equals("APPROVED") && !status.equals("REJECTED")) {
      return false;
    }
    beforeArchive = status;
    status("ARCHIVED", "NONE");
    return true;
  }

  /** Whether it was archived; then it is what it was before. */
  synchronized boolean unarchive() {
    if (!status.equals("ARCHIVED")) {
      return false;
    }
    status(beforeArchive == null ? "APPROVED" : beforeArchive, "NONE");
    return true;
  }

  /** The pause that this is: 1, 2, or 3, which disables. */
  synchronized int pause() {
    pauses++;
    status(pauses > 2 ? "DISABLED" : "PAUSED", "NONE");
    return pauses;
  }

  void quality(String score) {
    quality = score;
  }

  void recategorise(String to) {
    previousCategory = category;
    category = to;
    correctCategory = null;
  }

  void announce(String coming) {
    correctCategory = coming;
  }

  /** Other words in the body; whatever else it has stays. */
  synchronized void rewrite(String body) {
    ArrayNode changed = components.deepCopy();
    for (JsonNode one : changed) {
      if (one.path("type").asText().equals("BODY")) {
        ((ObjectNode) one).put("text", body);
      }
    }
    components = changed;
  }

  void ttl(int seconds) {
    ttl = seconds;
  }

  /**
   * Replaces the components; an approved template may be changed once a day and ten times in 30 days.
   *
   * @throws MetaError when it may not be edited now
   */
  synchronized void edit(ArrayNode newComponents, String newCategory, Instant now) {
    if (!EDITABLE.contains(status)) {
      throw MetaError.template(
          2388039, "Message template can't be edited", "A template can be edited only when it is approved, rejected or paused.");
    }
    if (status.equals("APPROVED")) {
      edits.removeIf(at -> at.isBefore(now.minus(Duration.ofDays(30))));
      boolean today = edits.stream().anyMatch(at -> at.isAfter(now.minus(Duration.ofDays(1))));
      if (today || edits.size() >= 10) {
        throw MetaError.template(
            2388039, "Message template can't be edited", "An approved template can be edited once in 24 hours and ten times in 30 days.");
      }
      if (newCategory != null && !newCategory.equals(category)) {
        throw MetaError.template(
            2388039, "Message template can't be edited", "The category of an approved template cannot be changed.");
      }
      edits.add(now);
    }
    if (newCategory != null) {
      category = newCategory;
    }
    if (newComponents != null) {
      components = newComponents;
    }
    status("PENDING", "NONE");
  }

  /** All that the API can tell. */
  public ObjectNode view() {
    ObjectNode node = Json.object();
    node.put("name", name)
        .put("parameter_format", named ? "NAMED" : "POSITIONAL")
        .put("language", language)
        .put("status", status)
        .put("category", category)
        .put("id", id)
        .put("rejected_reason", reason);
    node.set("components", components);
    if (previousCategory != null) {
      node.put("previous_category", previousCategory);
    }
    if (correctCategory != null) {
      node.put("correct_category", correctCategory);
    }
    if (ttl >= 0) {
      node.put("message_send_ttl_seconds", ttl);
    }
    node.putObject("quality_score").put("score", quality).put("date", since.getEpochSecond());
    node.put("last_updated_time", since.truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", "+0000"));
    node.put("library_template_name", "");
    node.put("cta_url_link_tracking_opted_out", false);
    return node;
  }
}
