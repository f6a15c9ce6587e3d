package io.entregent.sandbox.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entregent.sandbox.place.Account;
import io.entregent.sandbox.template.Template;
import io.entregent.sandbox.template.Templates;
import io.entregent.sandbox.wire.Call;
import io.entregent.sandbox.wire.Json;
import io.entregent.sandbox.wire.MetaError;
import io.entregent.sandbox.wire.Reply;
import io.entregent.sandbox.world.World;
import java.util.ArrayList;
import java.util.List;

/** {@code /{waba}/message_templates} and {@code /{template-id}}. */
final class GraphTemplates {
  private static final int MOST_AT_ONCE = 100;

  private final World world;

  GraphTemplates(World world) {
    this.world = world;
  }

  /** Null when the method is not known here. */
  Reply edge(Call call, Account account) {
    return switch (call.method()) {
      case "GET" -> Reply.ok(world.templates().list(account, call));
      case "POST" -> create(call, account);
      case "DELETE" -> delete(call, account);
      default -> null;
    };
  }

  private Reply create(Call call, Account account) {
    Template template = world.templates().create(account, call.parameters(), world.accounts().verified(account));
    world.reviewer().classify(template);
    world.reviewer().submitted(template);
    return Reply.ok(
        Json.object()
            .put("id", template.id())
            .put("status", template.status())
            .put("category", template.category()));
  }

  private Reply delete(Call call, Account account) {
    ObjectNode parameters = call.parameters();
    String name = Json.text(parameters, "name");
    String id = Json.text(parameters, "hsm_id");
    String several = parameters.path("hsm_ids").isArray() ? parameters.get("hsm_ids").toString() : Json.text(parameters, "hsm_ids");
    if (name == null && id == null && several == null) {
      throw MetaError.invalid("The parameter name is required.");
    }
    List<String> ids = several == null ? (id == null ? List.of() : List.of(id)) : List.of(several.replaceAll("[\\[\\]\"\\s]", "").split(","));
    if (ids.isEmpty()) {
      world.templates().delete(account, name, null).forEach(world.reviewer()::deleted);
    }
    for (String one : ids) {
      world.templates().delete(account, name, one).forEach(world.reviewer()::deleted);
    }
    return Reply.ok(Json.success());
  }

  /** {@code /{waba}/message_templates/archive} and {@code …/unarchive}; null when the verb or method is not known here. */
  Reply putAway(Call call, Account account, String verb) {
    boolean away = verb.equals("archive");
    if (!call.is("POST") || !away && !verb.equals("unarchive")) {
      return null;
    }
    JsonNode wanted = call.parameters().path("hsm_ids");
    List<String> ids = new ArrayList<>();
    if (wanted.isArray()) {
      wanted.forEach(one -> ids.add(one.asText()));
    } else if (!wanted.asText().isBlank()) {
      ids.addAll(List.of(wanted.asText().split("\\s*,\\s*")));
    }
    if (ids.isEmpty() || ids.size() > MOST_AT_ONCE) {
      throw MetaError.invalid("The parameter hsm_ids must hold 1 to " + MOST_AT_ONCE + " template ids.");
    }
    ObjectNode reply = Json.object();
    ArrayNode done = reply.putArray(away ? "archived_templates" : "unarchived_templates");
    ObjectNode failed = reply.putObject("failed_templates");
    for (String id : ids) {
      Template template = world.templates().byId(id);
      String why = template == null || !template.account().equals(account) ? "Template not found"
          : away ? world.reviewer().archive(template) : world.reviewer().unarchive(template);
      if (why == null) {
        done.add(id);
      } else {
        failed.put(id, why);
      }
    }
    return Reply.ok(reply);
  }

  /** Null when the edge or method is not known here. */
  Reply node(Call call, Template template, String edge) {
    if (edge.equals("unpause") && call.is("POST")) {
      if (!template.status().equals("PAUSED")) {
        return Reply.ok(Json.object().put("success", false).put("reason", "The template is not paused."));
      }
      world.reviewer().unpause(template);
      return Reply.ok(Json.success());
    }
    if (!edge.isEmpty()) {
      return null;
    }
    switch (call.method()) {
      case "GET":
        return Reply.ok(Templates.one(template, call.field("fields")));
      case "POST":
        world.templates().edit(template, call.parameters());
        world.reviewer().classify(template);
        world.reviewer().submitted(template);
        return Reply.ok(Json.success().put("id", template.id()).put("name", template.name()).put("category", template.category()));
      case "DELETE":
        world.templates().delete(template.account(), null, template.id()).forEach(world.reviewer()::deleted);
        return Reply.ok(Json.success());
      default:
        return null;
    }
  }
}
