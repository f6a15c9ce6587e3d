package io.entregent.sandbox.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entregent.sandbox.place.Account;
import io.entregent.sandbox.template.Template;
import io.entregent.sandbox.template.Templates;
import io.entregent.sandbox.wire.Call;
import io.entregent.sandbox.wire.Json;
import io.entregent.sandbox.wire.MetaError;
import io.entregent.sandbox.wire.Reply;
import io.entregent.sandbox.world.World;
import java.util.List;

/** {@code /{waba}/message_templates} and {@code /{template-id}}. */
final class GraphTemplates {
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
    Template template = world.templates().create(account, call.parameters());
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
