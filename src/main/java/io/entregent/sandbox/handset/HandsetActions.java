package io.entregent.sandbox.handset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entregent.sandbox.message.Media;
import io.entregent.sandbox.place.Chat;
import io.entregent.sandbox.place.Note;
import io.entregent.sandbox.wire.Call;
import io.entregent.sandbox.wire.Fields;
import io.entregent.sandbox.wire.Json;
import io.entregent.sandbox.wire.MetaError;
import io.entregent.sandbox.wire.Reply;
import io.entregent.sandbox.world.World;

/** What a consumer does with the phone in one chat. */
final class HandsetActions {
  private static final int LONGEST_TEXT = 4096;

  private final World world;

  HandsetActions(World world) {
    this.world = world;
  }

  /**
   * @param verb text, reply, react, read, promotions, block, number or location
   * @return null when the verb is not known
   */
  Reply act(String verb, Chat chat, ObjectNode body) {
    switch (verb) {
      case "text" -> {
        String text = Json.text(body, "text", "");
        if (text.isBlank()) {
          throw MetaError.of(131008, "The text is empty.");
        }
        Fields.atMost(text, "text", LONGEST_TEXT);
        return told(world.inbound().write(chat, "text", Json.object().put("body", text), context(chat, body), null));
      }
      case "reply" -> {
        return told(reply(chat, body));
      }
      case "react" -> {
        Note note = note(chat, body);
        String emoji = Json.text(body, "emoji", "");
        Fields.atMost(emoji, "emoji", 16);
        return told(world.inbound().write(chat, "reaction", Json.object().put("message_id", note.id()).put("emoji", emoji), null, null));
      }
      case "location" -> {
        ObjectNode place = Json.object().put("latitude", 48.8566).put("longitude", 2.3522).put("name", "Place du March\u00e9").put("address", "Rivage");
        return told(world.inbound().write(chat, "location", place, null, null));
      }
      case "read" -> world.statuses().read(chat);
      case "played" -> world.statuses().played(chat, note(chat, body));
      case "promotions" -> world.inbound().prefer(chat, body.path("stop").asBoolean());
      case "block" -> {
        chat.block(body.path("block").asBoolean());
        world.signals().changed();
      }
      case "number" -> {
        if (chat.person().digits() == null) {
          throw MetaError.invalid("Only a user id is known of this person.");
        }
        return told(world.inbound().shareNumber(chat));
      }
      default -> {
        return null;
      }
    }
    return Reply.ok(Json.success());
  }

  /** A button or row that the consumer chose; the message itself says what it means. */
  private Note reply(Chat chat, ObjectNode body) {
    Note asked = note(chat, body);
    String id = Json.text(body, "choice", "");
    if (asked.type().equals("template")) {
      boolean card = body.path("card").isInt();
      JsonNode holder = card ? asked.wire().path("cards").path(body.get("card").asInt()) : asked.wire();
      for (JsonNode button : holder.path("buttons")) {
        if (button.path("type").asText().equals("QUICK_REPLY") && button.path("text").asText().equals(id)) {
          asked.answered(card ? body.get("card").asInt() + ":" + id : id);
          ObjectNode pressed = Json.object().put("payload", button.path("payload").asText()).put("text", id);
          return world.inbound().write(chat, "button", pressed, asked.id(), null);
        }
      }
    }
    JsonNode action = asked.wire().path("action");
    for (JsonNode button : action.path("buttons")) {
      if (button.path("reply").path("id").asText().equals(id)) {
        asked.answered(id);
        return interactive(chat, asked, "button_reply", (ObjectNode) button.get("reply").deepCopy());
      }
    }
    for (JsonNode section : action.path("sections")) {
      for (JsonNode row : section.path("rows")) {
        if (row.path("id").asText().equals(id)) {
          asked.answered(id);
          return interactive(chat, asked, "list_reply", (ObjectNode) row.deepCopy());
        }
      }
    }
    throw MetaError.invalid("The message has no such button.");
  }

  private Note interactive(Chat chat, Note asked, String kind, ObjectNode chosen) {
    ObjectNode content = Json.object().put("type", kind);
    content.set(kind, chosen);
    return world.inbound().write(chat, "interactive", content, asked.id(), null);
  }

  /** A photo, voice note or document. */
  ObjectNode file(Chat chat, Call call) {
    if (call.upload() == null) {
      throw MetaError.invalid("No file came.");
    }
    Media.Item item = world.media().add(chat.account(), call.upload(), call.headers().get("content-type"));
    String kind = Media.kind(item.type());
    ObjectNode content = Json.object();
    String caption = call.field("caption");
    if (caption != null && !caption.isBlank() && !kind.equals("audio") && !kind.equals("sticker")) {
      Fields.atMost(caption, "caption", 1024);
      content.put("caption", caption);
    }
    if (kind.equals("document")) {
      content.put("filename", name(call.field("name")));
    }
    content.put("mime_type", item.type()).put("sha256", Media.base64(item)).put("id", item.id());
    if (kind.equals("audio")) {
      content.put("voice", false);
    }
    if (kind.equals("sticker")) {
      content.put("animated", false);
    }
    return world.inbound().write(chat, kind, content, null, null).view();
  }

  private static String name(String given) {
    String name = given == null || given.isBlank() ? "document" : given;
    return name.length() > 200 ? name.substring(name.length() - 200) : name;
  }

  private static String context(Chat chat, ObjectNode body) {
    String id = Json.text(body, "context");
    return id == null || chat.find(id) == null ? null : id;
  }

  private static Note note(Chat chat, ObjectNode body) {
    String id = Json.text(body, "id");
    Note note = id == null ? null : chat.find(id);
    if (note == null) {
      throw MetaError.invalid("The chat has no such message.");
    }
    return note;
  }

  private static Reply told(Note note) {
    return Reply.ok(note.view());
  }
}
