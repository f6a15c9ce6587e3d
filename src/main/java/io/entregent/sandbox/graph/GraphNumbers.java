package io.entregent.sandbox.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entregent.sandbox.place.Account;
import io.entregent.sandbox.place.Chat;
import io.entregent.sandbox.place.People;
import io.entregent.sandbox.place.Person;
import io.entregent.sandbox.wire.Call;
import io.entregent.sandbox.wire.Fields;
import io.entregent.sandbox.wire.Json;
import io.entregent.sandbox.wire.Listing;
import io.entregent.sandbox.wire.MetaError;
import io.entregent.sandbox.wire.Reply;
import io.entregent.sandbox.world.World;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** What the Graph API tells of businesses and their numbers, and what it lets them change. */
final class GraphNumbers {
  private static final List<String> NUMBER_FIELDS =
      List.of("verified_name", "code_verification_status", "display_phone_number", "quality_rating", "platform_type", "throughput", "last_onboarded_time", "webhook_configuration", "id");
  private static final List<String> BUSINESS_FIELDS =
      List.of("id", "name", "timezone_id", "message_template_namespace", "currency");
  private static final List<String> PROFILE_FIELDS =
      List.of("about", "address", "description", "email", "profile_picture_url", "websites", "vertical", "messaging_product");
  private static final Map<String, Integer> PROFILE_LIMITS =
      Map.of("about", 139, "address", 256, "description", 512, "email", 128);

  private static final List<String> VERTICALS =
      List.of("UNDEFINED", "OTHER", "AUTO", "BEAUTY", "APPAREL", "EDU", "ENTERTAIN", "EVENT_PLAN", "FINANCE", "GROCERY", "GOVT", "HOTEL",
          "HEALTH", "NONPROFIT", "PROF_SERVICES", "RETAIL", "TRAVEL", "RESTAURANT", "NOT_A_BIZ");

  private final World world;

  GraphNumbers(World world) {
    this.world = world;
  }

  /** Null when the edge or method is not known. */
  Reply number(Call call, Account account, String edge) {
    return switch (edge) {
      case "" -> call.is("POST") ? change(call, account) : number(call, account);
      case "whatsapp_business_profile" -> call.is("POST") ? editProfile(call, account) : profile(call, account);
      case "register" -> call.is("POST") ? register(call, account) : null;
      case "deregister", "request_code", "verify_code", "conversational_automation" ->
          call.is("POST") ? Reply.ok(Json.success()) : null;
      case "settings" -> call.is("POST") ? Reply.ok(Json.success()) : Reply.ok(Json.object());
      case "block_users" -> block(call, account);
      default -> null;
    };
  }

  private Reply register(Call call, Account account) {
    if (!Json.text(call.parameters(), "pin", "").matches("[0-9]{6}")) {
      throw MetaError.invalid("The parameter pin must be a 6-digit number.");
    }
    world.accounts().state(account, Json.object().put("status", "CONNECTED"));
    return Reply.ok(Json.success());
  }

  private Reply number(Call call, Account account) {
    return call.is("GET")
        ? Reply.ok(Listing.select(world.accounts().number(account), call.field("fields"), NUMBER_FIELDS))
        : null;
  }

  private Reply change(Call call, Account account) {
    JsonNode webhook = call.parameters().path("webhook_configuration");
    if (webhook.isObject()) {
      String uri = Json.text(webhook, "override_callback_uri", "");
      if (uri.isBlank()) {
        world.accounts().overrideNumber(account, null);
      } else {
        URI callback = callback(uri);
        world.webhooks().handshake(callback, Json.text(webhook, "verify_token", ""));
        world.accounts().overrideNumber(account, callback);
      }
    }
    return Reply.ok(Json.success());
  }

  private Reply profile(Call call, Account account) {
    ArrayNode data = Json.array();
    data.add(Listing.select(world.accounts().profile(account), call.field("fields"), PROFILE_FIELDS));
    return Reply.ok(Graph.data(data));
  }

  private Reply editProfile(Call call, Account account) {
    ObjectNode changes = Json.object();
    ObjectNode given = call.parameters();
    if (!"whatsapp".equals(Json.text(given, "messaging_product"))) {
      throw MetaError.invalid("The parameter messaging_product is required.");
    }
    PROFILE_LIMITS.forEach((field, most) -> Fields.optional(given, field, field, most));
    if (given.has("websites")) {
      for (JsonNode site : Fields.list(given, "websites", "websites", 0, 2)) {
        Fields.atMost(site.asText(), "websites[]", 256);
      }
    }
    if (given.has("vertical") && !VERTICALS.contains(Json.text(given, "vertical", ""))) {
      throw MetaError.invalid("Param vertical must be one of {" + String.join(", ", VERTICALS) + "}.");
    }
    for (String field : PROFILE_FIELDS) {
      if (given.has(field) && !field.equals("profile_picture_url")) {
        changes.set(field, given.get(field));
      }
    }
    if (given.has("profile_picture_handle")) {
      String handle = Json.text(given, "profile_picture_handle", "");
      if (!handle.matches("4::.+:.+:e:.+")) {
        throw MetaError.invalid("Param profile_picture_handle is not a handle of the resumable upload.");
      }
      changes.put("profile_picture_url", "https://pps.whatsapp.net/v/t61/" + Integer.toHexString(handle.hashCode()) + ".jpg");
    }
    world.accounts().profile(account, changes);
    return Reply.ok(Json.success());
  }

  private Reply block(Call call, Account account) {
    if (call.is("GET")) {
      ArrayNode data = Json.array();
      for (Chat chat : world.chats().of(account)) {
        if (chat.blocked()) {
          data.addObject().put("messaging_product", "whatsapp").put("wa_id", chat.person().key());
        }
      }
      return Reply.ok(Graph.data(data));
    }
    ArrayNode done = Json.array();
    for (JsonNode user : Fields.list(call.parameters(), "block_users", "block_users", 1, 64)) {
      String input = Json.text(user, "user", Json.text(user, "user_id", ""));
      String digits = People.digits(input);
      if (!People.isPhone(digits) && !People.isUserId(input)) {
        throw MetaError.of(131009, "Parameter block_users[]['user'] is not valid.");
      }
      Person person = People.isUserId(input) ? world.people().withUserId(input, account) : world.people().withPhone(digits);
      world.chats().between(account, person).block(call.is("POST"));
      done.addObject().put("input", input).put("wa_id", person.key());
    }
    ObjectNode reply = Json.object().put("messaging_product", "whatsapp");
    reply.putObject("block_users").set(call.is("POST") ? "added_users" : "removed_users", done);
    return Reply.ok(reply);
  }

  /** Null when the edge or method is not known. */
  Reply business(Call call, Account account, String edge) {
    return switch (edge) {
      case "" ->
          call.is("GET")
              ? Reply.ok(Listing.select(world.accounts().business(account), call.field("fields"), BUSINESS_FIELDS))
              : null;
      case "phone_numbers" -> call.is("GET") ? numbers(call, account) : null;
      case "subscribed_apps" -> subscriptions(call, account);
      default -> null;
    };
  }

  private Reply numbers(Call call, Account account) {
    return Reply.ok(
        Listing.page(
            call, 1, i -> Listing.select(world.accounts().number(account), call.field("fields"), NUMBER_FIELDS)));
  }

  private Reply subscriptions(Call call, Account account) {
    switch (call.method()) {
      case "GET":
        return Reply.ok(Graph.data(world.accounts().subscriptions(account)));
      case "DELETE":
        world.accounts().unsubscribe(account);
        return Reply.ok(Json.success());
      case "POST":
        ObjectNode body = call.parameters();
        String uri = Json.text(body, "override_callback_uri", "");
        URI callback = uri.isBlank() ? null : callback(uri);
        if (callback != null) {
          // Two calls, in this order: many a set-up fails here (chatwoot#13154).
          if (!world.accounts().isSubscribed(account)) {
            throw MetaError.of(100, "Before override the current callback uri, your app must be subscribed to receive messages"
                + " for WhatsApp Business Account");
          }
          world.webhooks().handshake(callback, Json.text(body, "verify_token", ""));
        }
        world.accounts().subscribe(account, callback);
        ObjectNode reply = Json.success();
        if (callback != null) {
          reply.set("data", world.accounts().subscriptions(account));
        }
        return Reply.ok(reply);
      default:
        return null;
    }
  }

  private static URI callback(String uri) {
    try {
      if (uri.matches("https?://[^\\s/]+.*") && uri.length() <= 2000) {
        return URI.create(uri);
      }
    } catch (IllegalArgumentException malformed) {
      throw MetaError.invalid("override_callback_uri is not a valid URI.");
    }
    throw MetaError.invalid("override_callback_uri is not a valid URI.");
  }
}
