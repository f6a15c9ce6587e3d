package io.entregent.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entregent.sandbox.place.Account;
import io.entregent.sandbox.place.Chat;
import io.entregent.sandbox.place.Note;
import io.entregent.sandbox.place.People;
import io.entregent.sandbox.place.Person;
import io.entregent.sandbox.webhook.WebhookBodies;
import io.entregent.sandbox.wire.Fields;
import io.entregent.sandbox.wire.Json;
import io.entregent.sandbox.wire.MetaError;
import io.entregent.sandbox.world.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Messages and events that nobody typed on a phone. */
final class Injections {
  private static final int MOST = 1000;
  private static final Map<String, String> ACCOUNT_FIELDS =
      Map.of(
          "account_update", "event",
          "account_alerts", "entity_type",
          "account_review_update", "decision",
          "phone_number_quality_update", "event",
          "phone_number_name_update", "decision",
          "business_capability_update", "max_daily_conversations_per_business",
          "security", "event");

  private final World world;

  Injections(World world) {
    this.world = world;
  }

  /**
   * One message, or many under {@code messages}; {@code together} puts those of one business into one
   * webhook.
   */
  ObjectNode inbound(ObjectNode body) {
    List<JsonNode> wanted = new ArrayList<>();
    if (body.has("messages")) {
      Fields.list(body, "messages", "messages", 1, MOST).forEach(wanted::add);
    } else {
      wanted.add(body);
    }
    boolean together = body.path("together").asBoolean();
    List<Chat> chats = new ArrayList<>();
    for (JsonNode one : wanted) {
      check(one);
      chats.add(chat(one));
    }
    List<Note> notes = new ArrayList<>();
    for (int i = 0; i < wanted.size(); i++) {
      notes.add(one(chats.get(i), wanted.get(i), !together));
    }
    if (together) {
      world.accounts().all().forEach(account -> together(account, chats, notes));
    }
    ObjectNode reply = Json.success();
    ArrayNode ids = reply.putArray("ids");
    notes.forEach(note -> ids.add(note.id()));
    return reply.put("id", notes.get(0).id()).put("userId", chats.get(0).person().userId(chats.get(0).account()));
  }

  private void together(Account account, List<Chat> chats, List<Note> notes) {
    List<Chat> writers = new ArrayList<>();
    List<Note> written = new ArrayList<>();
    for (int i = 0; i < chats.size(); i++) {
      if (chats.get(i).account().equals(account)) {
        writers.add(chats.get(i));
        written.add(notes.get(i));
      }
    }
    if (!writers.isEmpty()) {
      world.inbound().together(account, writers, written);
    }
  }

  private static void check(JsonNode one) {
    String type = Json.text(one, "type", "text");
    if (!type.matches("[a-z_]{1,30}")) {
      throw MetaError.invalid("type is not a word.");
    }
    if (type.equals("text") && Json.text(one.path("text"), "body", Json.text(one, "text", "")).isBlank()) {
      throw MetaError.of(131008, "text is missing.");
    }
    String at = Json.text(one, "at");
    if (at != null && !at.matches("[0-9]{9,10}")) {
      throw MetaError.invalid("at must be seconds since 1970.");
    }
  }

  private Note one(Chat chat, JsonNode one, boolean post) {
    String type = Json.text(one, "type", "text");
    JsonNode content = one.get(type);
    if (type.equals("text") && !one.path("text").isObject()) {
      content = Json.object().put("body", Json.text(one, "text"));
    }
    String at = Json.text(one, "at");
    Instant when = at == null ? null : Instant.ofEpochSecond(Long.parseLong(at));
    String context = Json.text(one, "context");
    return post
        ? world.inbound().write(chat, type, content, context, when)
        : world.inbound().note(chat, type, content, context, when);
  }

  private Chat chat(JsonNode one) {
    Account account = world.accounts().byPhone(Json.text(one, "to", ""));
    if (account == null) {
      throw MetaError.invalid("to must be a phone number id of the sandbox.");
    }
    return world.chats().between(account, person(account, one));
  }

  /** The person that {@code from} (a phone) or {@code userId} names; named and hidden as the request says. */
  Person person(Account account, JsonNode one) {
    String from = Json.text(one, "from");
    String id = Json.text(one, "userId");
    Person person;
    if (from != null && People.isPhone(People.digits(from)) && from.length() <= 40) {
      person = world.people().withPhone(People.digits(from));
    } else if (id != null && People.isUserId(id)) {
      person = world.people().withUserId(id, account);
    } else {
      throw MetaError.invalid("from (a phone number with its country) or userId is required.");
    }
    String name = Json.text(one, "name");
    if (name != null && !name.isBlank()) {
      person.rename(name.length() > 60 ? name.substring(0, 60) : name);
    }
    if (one.has("hidden")) {
      person.hide(one.get("hidden").asBoolean(), Json.text(one, "username", person.username()));
    }
    return person;
  }

  /** A webhook about the account: {@code field} and {@code value} as Meta has them. */
  ObjectNode account(ObjectNode body) {
    Account account = world.accounts().byWaba(Json.text(body, "waba", ""));
    if (account == null) {
      throw MetaError.invalid("waba must be an account id of the sandbox.");
    }
    String field = Json.text(body, "field", "account_update");
    JsonNode value = body.path("value");
    String first = ACCOUNT_FIELDS.get(field);
    if (first == null) {
      throw MetaError.invalid("field must be one of " + ACCOUNT_FIELDS.keySet() + ".");
    }
    if (!value.isObject() || !value.has(first)) {
      throw MetaError.invalid("value must be an object with " + first + ".");
    }
    world.webhooks().post(account, WebhookBodies.account(account, field, value, world.clock().instant()));
    return Json.success();
  }
}
