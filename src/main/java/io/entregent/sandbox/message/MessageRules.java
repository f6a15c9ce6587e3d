package io.entregent.sandbox.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entregent.sandbox.place.Account;
import io.entregent.sandbox.wire.Fields;
import io.entregent.sandbox.wire.Json;
import io.entregent.sandbox.wire.MetaError;
import java.util.HashSet;
import java.util.Set;

/** What Meta demands of the body of each message type, except templates. */
public final class MessageRules {
  private static final int FOOTER = 60;
  private static final int BODY = 1024;
  private static final Set<String> CAPTIONED = Set.of("image", "video", "document");

  private final Media media;

  public MessageRules(Media media) {
    this.media = media;
  }

  /**
   * @throws MetaError the first demand that is not met
   */
  void check(String type, ObjectNode body, Account account) {
    switch (type) {
      case "text" -> text(Fields.object(body, "text", "text"));
      case "image", "video", "audio", "document", "sticker" ->
          media(type, Fields.object(body, type, type), account);
      case "location" -> location(Fields.object(body, "location", "location"));
      case "contacts" -> contacts(Fields.list(body, "contacts", "contacts", 1, 257));
      case "reaction" -> reaction(Fields.object(body, "reaction", "reaction"));
      case "interactive" -> interactive(Fields.object(body, "interactive", "interactive"), account);
      default -> throw MetaError.of(131051, "Message type '" + cut(type) + "' is not supported.");
    }
  }

  private static String cut(String word) {
    return word.length() > 40 ? word.substring(0, 40) : word;
  }

  private static void text(JsonNode text) {
    Fields.required(text, "body", "text['body']", 4096);
    if (text.has("preview_url") && !text.get("preview_url").isBoolean()) {
      throw MetaError.invalid("Param text['preview_url'] must be a boolean.");
    }
  }

  private void media(String type, JsonNode node, Account account) {
    String id = Json.text(node, "id");
    String link = Json.text(node, "link");
    if (id == null && link == null) {
      throw MetaError.of(131008, "Parameter " + type + " must have 'id' or 'link'.");
    }
    if (id != null) {
      Media.Item item = media.find(id);
      if (item == null || !item.account().equals(account)) {
        throw MetaError.invalid("Media ID " + cut(id) + " was not found for this phone number.");
      }
      if (!Media.kind(item.type()).equals(type) && !type.equals("document")) {
        throw MetaError.of(131053, "Media of type " + item.type() + " cannot be sent as " + type + ".");
      }
    } else if (!link.matches("https?://\\S+") || link.length() > 2000) {
      throw MetaError.invalid("Param " + type + "['link'] is not a valid URI.");
    }
    if (node.has("caption") && !CAPTIONED.contains(type)) {
      throw MetaError.invalid("Unexpected key \"caption\" on param \"" + type + "\".");
    }
    Fields.optional(node, "caption", type + "['caption']", 1024);
    Fields.optional(node, "filename", type + "['filename']", 240);
  }

  private static void location(JsonNode node) {
    coordinate(node, "latitude", 90);
    coordinate(node, "longitude", 180);
    Fields.optional(node, "name", "location['name']", 1000);
    Fields.optional(node, "address", "location['address']", 1000);
  }

  private static void coordinate(JsonNode node, String field, double most) {
    String value = Json.text(node, field);
    if (value == null) {
      throw MetaError.of(131008, "Required parameter location['" + field + "'] is missing.");
    }
    try {
      if (Math.abs(Double.parseDouble(value)) <= most) {
        return;
      }
    } catch (NumberFormatException notANumber) {
      throw MetaError.of(131009, "Parameter location['" + field + "'] must be a number.");
    }
    throw MetaError.of(131009, "Parameter location['" + field + "'] is out of range.");
  }

  private static void contacts(JsonNode list) {
    for (JsonNode contact : list) {
      JsonNode name = Fields.object(contact, "name", "contacts[]['name']");
      Fields.required(name, "formatted_name", "contacts[]['name']['formatted_name']");
    }
  }

  private static void reaction(JsonNode node) {
    Fields.required(node, "message_id", "reaction['message_id']");
    Fields.optional(node, "emoji", "reaction['emoji']", 16);
  }

  private void interactive(JsonNode node, Account account) {
    String kind = Fields.required(node, "type", "interactive['type']");
    Fields.optional(node.path("footer"), "text", "interactive['footer']['text']", FOOTER);
    header(node.path("header"), account);
    JsonNode action =
        kind.equals("address_message")
            ? node.path("action")
            : Fields.object(node, "action", "interactive['action']");
    if (!kind.equals("product")) {
      JsonNode body = Fields.object(node, "body", "interactive['body']");
      Fields.required(body, "text", "interactive['body']['text']", kind.equals("list") ? 4096 : BODY);
    }
    switch (kind) {
      case "button" -> buttons(action);
      case "list" -> rows(action);
      case "cta_url" -> link(action);
      case "flow", "location_request_message", "call_permission_request", "contact_request",
          "catalog_message", "product", "product_list", "carousel", "address_message",
          "order_details", "order_status", "voice_call" -> {}
      default -> throw MetaError.of(131009, "Interactive type '" + cut(kind) + "' is not valid.");
    }
  }

  private void header(JsonNode header, Account account) {
    if (header.isMissingNode() || header.isNull()) {
      return;
    }
    String type = Fields.required(header, "type", "interactive['header']['type']");
    switch (type) {
      case "text" -> Fields.required(header, "text", "interactive['header']['text']", FOOTER);
      case "image", "video", "document" -> media(type, Fields.object(header, type, "interactive['header']['" + type + "']"), account);
      default -> throw MetaError.of(131009, "Header type '" + cut(type) + "' is not valid.");
    }
  }

  private static void buttons(JsonNode action) {
    Set<String> ids = new HashSet<>();
    Set<String> titles = new HashSet<>();
    for (JsonNode button : Fields.list(action, "buttons", "interactive['action']['buttons']", 1, 3)) {
      JsonNode reply = Fields.object(button, "reply", "interactive['action']['buttons'][]['reply']");
      unique(ids, Fields.required(reply, "id", "button id", 256), "Button ids");
      unique(titles, Fields.required(reply, "title", "button title", 20), "Button titles");
    }
  }

  private static void rows(JsonNode action) {
    Fields.required(action, "button", "interactive['action']['button']", 20);
    JsonNode sections = Fields.list(action, "sections", "interactive['action']['sections']", 1, 10);
    Set<String> ids = new HashSet<>();
    for (JsonNode section : sections) {
      if (sections.size() > 1) {
        Fields.required(section, "title", "section title", 24);
      } else {
        Fields.optional(section, "title", "section title", 24);
      }
      for (JsonNode row : Fields.list(section, "rows", "section rows", 1, 10)) {
        unique(ids, Fields.required(row, "id", "row id", 200), "Row ids");
        Fields.required(row, "title", "row title", 24);
        Fields.optional(row, "description", "row description", 72);
      }
    }
    if (ids.size() > 10) {
      throw MetaError.of(131009, "A list must not hold more than 10 rows in all sections together.");
    }
  }

  private static void link(JsonNode action) {
    JsonNode parameters = Fields.object(action, "parameters", "interactive['action']['parameters']");
    Fields.required(parameters, "display_text", "display_text", 20);
    String url = Fields.required(parameters, "url", "url", 2000);
    if (!url.matches("https?://\\S+")) {
      throw MetaError.invalid("Param url is not a valid URI.");
    }
  }

  private static void unique(Set<String> seen, String value, String what) {
    if (!seen.add(value)) {
      throw MetaError.of(131009, what + " must be unique.");
    }
  }
}
