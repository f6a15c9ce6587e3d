package io.entregent.sandbox.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entregent.sandbox.place.Account;
import io.entregent.sandbox.place.Chat;
import io.entregent.sandbox.place.Faults;
import io.entregent.sandbox.template.Template;
import io.entregent.sandbox.wire.Call;
import io.entregent.sandbox.wire.Json;
import io.entregent.sandbox.wire.MetaError;
import io.entregent.sandbox.wire.Reply;
import io.entregent.sandbox.world.World;
import java.time.Instant;
import java.util.Locale;

/** The hand of the tester, below {@code /control}: judges, breaks, injects, resets. */
public final class Control {
  private final World world;
  private final Injections injections;

  public Control(World world) {
    this.world = world;
    this.injections = new Injections(world);
  }

  /** Answers any request; never throws. */
  public Reply answer(Call call) {
    try {
      if (call.is("GET") && (call.segment(0).equals("state") || call.path().isEmpty())) {
        return Reply.ok(state());
      }
      if (!call.is("POST")) {
        throw MetaError.invalid("Only POST /control/… and GET /control/state are known.");
      }
      if (call.body().length > 0 && !call.headers().getOrDefault("content-type", "").startsWith("application/json")) {
        throw MetaError.invalid("The content type must be application/json.");
      }
      return Reply.ok(act(String.join("/", call.path()), call.parameters()));
    } catch (MetaError refused) {
      return Reply.error(refused);
    }
  }

  private ObjectNode act(String verb, ObjectNode body) {
    return switch (verb) {
      case "templates/judge" -> judge(body);
      case "templates/review" -> review(body);
      case "templates/fill" -> fill(body);
      case "faults" -> faults(body);
      case "faults/clear" -> clear();
      case "statuses" -> statuses(body);
      case "statuses/release" -> Json.success().put("released", world.statuses().release(Json.text(body, "order", "")));
      case "tokens/revoke" -> revoke(body);
      case "tokens/restore" -> restore();
      case "limits" -> limits(body);
      case "window" -> window(body);
      case "inbound" -> injections.inbound(body);
      case "elsewhere" -> world.elsewhere().tell(body);
      case "account" -> injections.account(body);
      case "accounts" -> business(body);
      case "accounts/verified" -> verified(body);
      case "signup" -> world.signups().grant(body);
      case "signup/reviewed" -> reviewed(body);
      case "fields" -> world.app().conduct(body);
      case "redeliver" -> Json.success().put("posted", world.webhooks().again(Faults.number(body, "count", 1, 1, 100)));
      case "verify" -> verify(body);
      case "reset" -> reset();
      default -> throw MetaError.invalid("This control is not known; docs/sandbox.md lists them.");
    };
  }

  private ObjectNode judge(ObjectNode body) {
    Template template = template(body);
    String verdict = Json.text(body, "verdict", "").toLowerCase(Locale.ROOT);
    world.reviewer().judge(template, verdict, body);
    world.signals().changed();
    return Json.success().put("id", template.id()).put("status", template.status()).put("category", template.category());
  }

  private ObjectNode business(ObjectNode body) {
    String digits = Json.text(body, "number", "").replaceAll("[^0-9]", "");
    String waba = Json.text(body, "waba", "");
    String phone = Json.text(body, "phone", "");
    if (!waba.matches("[0-9]{5,20}") || !phone.matches("[0-9]{5,20}") || !digits.matches("33[0-9]{9}")) {
      throw MetaError.invalid("An account needs waba and phone (5 to 20 digits), number (+33 …) and name.");
    }
    world.accounts().add(new Account(waba, phone, digits, Json.text(body, "number"), Json.text(body, "name", "Sandbox"), "OTHER"));
    world.signals().changed();
    return Json.success();
  }

  private ObjectNode verified(ObjectNode body) {
    Account account = world.accounts().byWaba(Json.text(body, "waba", ""));
    if (account == null) {
      throw MetaError.invalid("The waba is not known.");
    }
    world.accounts().verified(account, body.path("verified").asBoolean(true));
    return Json.success();
  }

  /** Meta agrees to the name of a number. */
  private ObjectNode reviewed(ObjectNode body) {
    world.accounts().state(account(body), Json.object().put("name_status", "APPROVED").put("status", "CONNECTED"));
    return Json.success();
  }

  private Template template(ObjectNode body) {
    String id = Json.text(body, "id");
    Template template = id == null ? null : world.templates().byId(id);
    String name = Json.text(body, "name");
    if (template == null && name != null) {
      Account account = account(body);
      String language = Json.text(body, "language");
      template =
          world.templates().of(account).stream()
              .filter(t -> t.name().equals(name) && (language == null || t.language().equals(language)))
              .findFirst()
              .orElse(null);
    }
    if (template == null) {
      throw MetaError.invalid("No template has this id, or this name in this account.");
    }
    return template;
  }

  private Account account(ObjectNode body) {
    Account account = world.accounts().byWaba(Json.text(body, "waba", ""));
    if (account == null) {
      account = world.accounts().byPhone(Json.text(body, "account", ""));
    }
    if (account == null) {
      throw MetaError.invalid("waba (account id) or account (phone number id) must name a business of the sandbox.");
    }
    return account;
  }

  /** As if somebody had made many templates elsewhere: approved, without limits of pace. */
  private ObjectNode fill(ObjectNode body) {
    Account account = account(body);
    int count = Faults.number(body, "count", 100, 1, 5_000);
    world.templates().fill(account, count);
    return Json.success().put("templates", world.templates().of(account).size());
  }

  private ObjectNode review(ObjectNode body) {
    world.reviewer().conduct(body);
    return Json.success().setAll(world.reviewer().view());
  }

  private ObjectNode faults(ObjectNode body) {
    world.faults().add(body);
    return withFaults();
  }

  private ObjectNode clear() {
    world.faults().clear();
    return withFaults();
  }

  private ObjectNode withFaults() {
    ObjectNode reply = Json.success();
    reply.set("faults", world.faults().view());
    return reply;
  }

  private ObjectNode statuses(ObjectNode body) {
    world.statuses().conduct(body);
    return Json.success().setAll(world.statuses().view());
  }

  private ObjectNode revoke(ObjectNode body) {
    world.faults().revoke(Json.text(body, "token"));
    return Json.success();
  }

  private ObjectNode restore() {
    world.faults().restore();
    return Json.success();
  }

  private ObjectNode limits(ObjectNode body) {
    world.rates().enforce(body.path("enforce").asBoolean(true), Faults.number(body, "perSecond", 80, 1, 100_000));
    return Json.success();
  }

  /** Moves the end of the service window, to see it lapse without waiting a day. */
  private ObjectNode window(ObjectNode body) {
    Chat chat = world.chats().between(account(body), injections.person(account(body), body));
    Instant end = world.clock().instant().plusSeconds(Faults.number(body, "seconds", 0, 0, 86_400));
    chat.windowEnds(end);
    world.signals().changed();
    return Json.success().put("windowEnds", end.toString());
  }

  private ObjectNode verify(ObjectNode body) {
    world.webhooks().handshake(world.webhooks().target(), Json.text(body, "token"));
    return Json.success();
  }

  private ObjectNode reset() {
    world.reset();
    return Json.success();
  }

  private ObjectNode state() {
    ObjectNode state = Json.object();
    state.set("statuses", world.statuses().view());
    state.set("review", world.reviewer().view());
    state.set("faults", world.faults().view());
    state.put("tokensRevoked", world.faults().tokensRevoked());
    double perSecond = world.rates().messagesPerSecond();
    state.put("limits", Double.isInfinite(perSecond) ? "off" : Integer.toString((int) perSecond));
    state.set("webhooks", world.webhooks().view());
    ArrayNode templates = state.putArray("templates");
    for (Template template : world.templates().all()) {
      ObjectNode one = template.view();
      one.put("business", template.account().name()).put("waba", template.account().waba());
      templates.add(one);
    }
    return state;
  }
}
