package io.entregent.sandbox.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entregent.sandbox.message.Media;
import io.entregent.sandbox.place.Account;
import io.entregent.sandbox.place.Uploads;
import io.entregent.sandbox.wire.Call;
import io.entregent.sandbox.wire.Json;
import io.entregent.sandbox.wire.MetaError;
import io.entregent.sandbox.wire.Reply;
import io.entregent.sandbox.world.World;

/** Media of messages, their short-lived URLs, and the resumable upload. */
final class GraphFiles {
  private final World world;

  GraphFiles(World world) {
    this.world = world;
  }

  /**
   * @param number the account when the id is a phone number, else null
   * @return null when this is about no file
   */
  Reply answer(Call call, Account number, String id, String edge) {
    if (number != null && edge.equals("media") && call.is("POST")) {
      return upload(call, number);
    }
    if (id.equals("whatsapp_business") && edge.equals("attachments") && call.is("GET")) {
      return download(call);
    }
    if (edge.equals("uploads") && call.is("POST")) {
      return start(call);
    }
    if (id.startsWith("upload:") && edge.isEmpty()) {
      return resume(call, id);
    }
    Media.Item item = edge.isEmpty() ? world.media().find(id) : null;
    return item == null ? null : item(call, item);
  }

  private Reply upload(Call call, Account account) {
    ObjectNode parameters = call.parameters();
    if (!"whatsapp".equals(Json.text(parameters, "messaging_product"))) {
      throw MetaError.invalid("The parameter messaging_product is required.");
    }
    if (call.upload() == null) {
      throw MetaError.invalid("The parameter file is required.");
    }
    return Reply.ok(Json.object().put("id", world.media().add(account, call.upload(), Json.text(parameters, "type")).id()));
  }

  private Reply item(Call call, Media.Item item) {
    if (call.field("phone_number_id") != null && !call.field("phone_number_id").equals(item.account().phone())) {
      throw MetaError.unknownObject(call.method(), item.id());
    }
    return switch (call.method()) {
      case "GET" -> Reply.ok(world.media().describe(item, call.base()));
      case "DELETE" -> {
        world.media().remove(item.id());
        yield Reply.ok(Json.success());
      }
      default -> null;
    };
  }

  private Reply download(Call call) {
    Media.Item item = world.media().behind(call.field("hash"));
    if (item == null || !item.id().equals(call.field("mid"))) {
      throw MetaError.invalid("The media URL has expired or is not valid; ask for a new one.").answeredAs(404);
    }
    return Reply.file(item.type(), item.file());
  }

  private Reply start(Call call) {
    ObjectNode parameters = call.parameters();
    String length = Json.text(parameters, "file_length", "");
    if (!length.matches("[1-9][0-9]{0,8}")) {
      throw MetaError.invalid("The parameter file_length is required and must be a positive integer.");
    }
    String type = Json.text(parameters, "file_type", "");
    if (!type.matches("(image|video|application)/[a-z0-9.+-]{1,80}")) {
      throw MetaError.invalid("The parameter file_type is required and must be a media type.");
    }
    return Reply.ok(Json.object().put("id", world.uploads().start(type, Long.parseLong(length)).id()));
  }

  private Reply resume(Call call, String id) {
    Uploads.Session session = world.uploads().find(id);
    if (session == null) {
      throw MetaError.unknownObject(call.method(), id.length() > 64 ? id.substring(0, 64) : id);
    }
    if (call.is("GET")) {
      return Reply.ok(Json.object().put("id", session.id()).put("file_offset", session.received()));
    }
    String offset = call.headers().getOrDefault("file_offset", "0");
    if (!offset.matches("[0-9]{1,10}")) {
      throw MetaError.invalid("The header file_offset must be an integer.");
    }
    long count = call.upload() == null ? call.body().length : call.upload().size();
    String handle = session.take(Long.parseLong(offset), count);
    return Reply.ok(handle == null ? Json.object().put("id", session.id()).put("file_offset", session.received()) : Json.object().put("h", handle));
  }
}
