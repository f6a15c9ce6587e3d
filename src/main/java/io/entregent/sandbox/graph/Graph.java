package io.entregent.sandbox.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entregent.sandbox.place.Account;
import io.entregent.sandbox.place.Accounts;
import io.entregent.sandbox.place.Faults;
import io.entregent.sandbox.template.Template;
import io.entregent.sandbox.wire.Call;
import io.entregent.sandbox.wire.Json;
import io.entregent.sandbox.wire.MetaError;
import io.entregent.sandbox.wire.Reply;
import io.entregent.sandbox.world.World;
import java.util.ArrayList;
import java.util.List;

/** The routes of the Graph API below {@code /graph}, with or without a version. */
public final class Graph {
  private static final int NO_VERSION = 23;

  private final World world;
  private final GraphNumbers numbers;
  private final GraphTemplates templates;
  private final GraphFiles files;

  public Graph(World world) {
    this.world = world;
    this.numbers = new GraphNumbers(world);
    this.templates = new GraphTemplates(world);
    this.files = new GraphFiles(world);
  }

  /** Answers any request; never throws. */
  public Reply answer(Call call) {
    try {
      return route(call);
    } catch (MetaError refused) {
      return Reply.error(refused);
    }
  }

  private Reply route(Call call) {
    List<String> path = new ArrayList<>(call.path());
    int version = NO_VERSION;
    if (!path.isEmpty() && path.get(0).matches("v[0-9]{1,3}(\\.[0-9]{1,2})?")) {
      version = (int) Double.parseDouble(path.remove(0).substring(1));
    } else if (!path.isEmpty() && path.get(0).matches("v[0-9].*")) {
      throw MetaError.invalid("Invalid version format. Use format like 'v23.0'");
    }
    if (path.equals(List.of("oauth", "access_token"))) {
      return Reply.ok(world.signups().exchange(call));
    }
    String token = token(call);
    if (world.faults().isRevoked(token)) {
      throw MetaError.of(190, "Error validating access token: The session has been invalidated.").with(460);
    }
    String id = path.isEmpty() ? "" : path.get(0);
    String edge = path.size() > 1 ? path.get(1) : "";
    boolean putAway = path.size() == 3 && edge.equals("message_templates");
    if (path.size() > 2 && !putAway) {
      throw MetaError.of(2500, "Unknown path components: /" + String.join("/", path.subList(1, path.size())));
    }
    Faults.Fault fault = world.faults().next(kind(edge));
    if (fault != null && !fault.accepted()) {
      Reply instead = refusal(fault);
      if (instead != null) {
        return instead;
      }
    }
    Reply reply = putAway ? putAway(call, id, path.get(2)) : dispatch(call, id, edge, version, fault);
    return fault == null || !fault.accepted() ? reply : late(fault, reply);
  }

  private Reply putAway(Call call, String id, String verb) {
    Account business = world.accounts().byWaba(id);
    Reply reply = business == null ? null : templates.putAway(call, business, verb);
    if (reply == null) {
      throw MetaError.unknownObject(call.method(), id.length() > 64 ? id.substring(0, 64) : id);
    }
    return reply;
  }

  private Reply dispatch(Call call, String id, String edge, int version, Faults.Fault fault) {
    Account number = world.accounts().byPhone(id);
    if (number != null && edge.equals("messages") && call.is("POST")) {
      return Reply.ok(world.outbox().take(number, call.parameters(), version, fault));
    }
    Reply reply = id.equals("debug_token") ? AppFacts.token(call.field("input_token"), world)
        : id.equals(Accounts.APP) && edge.equals("subscriptions") ? world.app().answer(call) : files.answer(call, number, id, edge);
    if (reply == null) {
      reply = number != null ? numbers.number(call, number, edge) : null;
    }
    if (reply == null) {
      Account business = world.accounts().byWaba(id);
      reply = business != null ? business(call, business, edge) : null;
    }
    if (reply == null) {
      Template template = world.templates().byId(id);
      reply = template == null ? null : templates.node(call, template, edge);
    }
    if (reply == null) {
      throw MetaError.unknownObject(call.method(), id.length() > 64 ? id.substring(0, 64) : id);
    }
    return reply;
  }

  private Reply business(Call call, Account business, String edge) {
    return edge.equals("message_templates") || edge.equals("upsert_message_templates")
        ? templates.edge(call, business)
        : numbers.business(call, business, edge);
  }

  private static String kind(String edge) {
    return switch (edge) {
      case "messages" -> "messages";
      case "message_templates" -> "templates";
      case "media" -> "media";
      case "subscribed_apps" -> "subscriptions";
      default -> "other";
    };
  }

  private static Reply refusal(Faults.Fault fault) {
    return switch (fault.kind()) {
      case HTTP -> broken(fault.status());
      case ERROR -> throw fault.error();
      case HANG -> {
        sleep(fault.millis());
        yield broken(503);
      }
      case FAIL, SILENCE -> null;
    };
  }

  /** The request was taken, and the caller does not learn it, or late. */
  private static Reply late(Faults.Fault fault, Reply reply) {
    if (fault.kind() == Faults.Kind.HANG) {
      sleep(fault.millis());
    }
    return fault.kind() == Faults.Kind.HTTP ? broken(fault.status()) : reply;
  }

  private static Reply broken(int status) {
    byte[] page = "<html><body><h1>Sorry, something went wrong.</h1></body></html>".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    return new Reply(status, "text/html; charset=UTF-8", page, null);
  }

  private static void sleep(int millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * @throws MetaError 104 when there is none, 190 when it is malformed
   */
  private static String token(Call call) {
    String header = call.headers().get("authorization");
    String token = call.field("access_token");
    if (header != null) {
      String[] parts = header.strip().split("\\s+");
      if (parts.length != 2 || !parts[0].matches("(?i)bearer|oauth")) {
        throw MetaError.of(190, "Invalid OAuth access token - Cannot parse access token");
      }
      token = parts[1];
    }
    if (token == null || token.isBlank()) {
      throw MetaError.of(104);
    }
    return token;
  }

  static ObjectNode data(com.fasterxml.jackson.databind.node.ArrayNode items) {
    ObjectNode node = Json.object();
    node.set("data", items);
    return node;
  }
}
