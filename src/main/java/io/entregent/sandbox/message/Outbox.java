package io.entregent.sandbox.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entregent.sandbox.place.Account;
import io.entregent.sandbox.place.Chat;
import io.entregent.sandbox.place.Chats;
import io.entregent.sandbox.place.Faults;
import io.entregent.sandbox.place.Note;
import io.entregent.sandbox.place.People;
import io.entregent.sandbox.place.Person;
import io.entregent.sandbox.place.Rates;
import io.entregent.sandbox.place.Signals;
import io.entregent.sandbox.template.Template;
import io.entregent.sandbox.template.TemplateFilling;
import io.entregent.sandbox.template.Templates;
import io.entregent.sandbox.webhook.Statuses;
import io.entregent.sandbox.wire.Fields;
import io.entregent.sandbox.wire.Json;
import io.entregent.sandbox.wire.MetaError;
import io.entregent.sandbox.wire.Tokens;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Takes messages from businesses, as POST /{phone-number-id}/messages does. */
public final class Outbox {
  private static final int LONGEST_OPAQUE = 512;

  private final People people;
  private final Chats chats;
  private final Templates templates;
  private final MessageRules rules;
  private final Rates rates;
  private final Statuses statuses;
  private final Signals signals;
  private final Clock clock;

  public Outbox(
      People people, Chats chats, Templates templates, MessageRules rules, Rates rates, Statuses statuses, Signals signals, Clock clock) {
    this.people = people;
    this.chats = chats;
    this.templates = templates;
    this.rules = rules;
    this.rates = rates;
    this.statuses = statuses;
    this.signals = signals;
    this.clock = clock;
  }

  /** Who shall get it: as it was written, and whom that means. */
  private record Recipient(String input, Person person, boolean byUserId) {}

  /**
   * @param fault what shall go wrong, or null
   * @return Meta's reply
   * @throws MetaError when Meta refuses at once
   */
  public ObjectNode take(Account account, ObjectNode body, int graphVersion, Faults.Fault fault) {
    if (!"whatsapp".equals(Json.text(body, "messaging_product"))) {
      throw MetaError.invalid("The parameter messaging_product is required and must be \"whatsapp\".");
    }
    if (body.has("status")) {
      return read(account, body);
    }
    String type = Json.text(body, "type", impliedType(body)).toLowerCase(Locale.ROOT);
    Recipient recipient = recipient(account, body);
    Fields.optional(body, "biz_opaque_callback_data", "biz_opaque_callback_data", LONGEST_OPAQUE);
    Chat chat = chats.between(account, recipient.person());
    Template template = null;
    JsonNode content;
    if (type.equals("template")) {
      template = template(account, body, recipient);
      content = new TemplateFilling(template, body.get("template"), clock.instant()).fill();
    } else {
      rules.check(type, body, account);
      content = body.get(type);
    }
    rates.message(account, recipient.person().key());
    Instant now = clock.instant();
    Note note =
        new Note(
            Tokens.wamid(recipient.person().key(), false),
            false,
            type,
            content,
            now,
            Json.text(body.path("context"), "message_id"),
            Json.text(body, "biz_opaque_callback_data"),
            template == null ? "service" : template.category().toLowerCase(Locale.ROOT),
            graphVersion);
    travel(chat, note, template, fault, now);
    return reply(recipient, note);
  }

  /** One of Meta's own examples leaves the type out. */
  private static String impliedType(ObjectNode body) {
    return List.of("interactive", "template").stream().filter(body::has).findFirst().orElse("text");
  }

  private void travel(Chat chat, Note note, Template template, Faults.Fault fault, Instant now) {
    MetaError why = obstacle(chat, template, now);
    if (fault != null && fault.kind() == Faults.Kind.FAIL) {
      why = fault.error();
    }
    if (why != null) {
      statuses.fail(chat, note, why);
      return;
    }
    if (fault != null && fault.kind() == Faults.Kind.SILENCE) {
      return;
    }
    if (note.type().equals("reaction")) {
      Note target = chat.find(note.wire().path("message_id").asText());
      if (target != null) {
        target.react(false, note.wire().path("emoji").asText());
      }
    } else {
      chat.add(note);
    }
    statuses.start(chat, note);
    signals.changed();
  }

  private static MetaError obstacle(Chat chat, Template template, Instant now) {
    if (chat.blocked()) {
      return MetaError.of(131026);
    }
    if (template == null) {
      return chat.open(now) ? null : MetaError.of(131047);
    }
    if (template.category().equals("MARKETING")) {
      if (chat.promotionsStopped()) {
        return MetaError.of(131050);
      }
      String digits = chat.person().digits();
      if (digits != null && digits.startsWith("1") && digits.length() == 11) {
        return MetaError.of(131049);
      }
    }
    return null;
  }

  private Template template(Account account, ObjectNode body, Recipient recipient) {
    JsonNode given = Fields.object(body, "template", "template");
    String name = Fields.required(given, "name", "template['name']", 512);
    JsonNode language = Fields.object(given, "language", "template['language']");
    String code = Fields.required(language, "code", "template['language']['code']", 512);
    if (given.has("components") && !given.get("components").isArray()) {
      throw MetaError.invalid("Param template['components'] must be a JSON array.");
    }
    Template template = templates.find(account, name, code);
    if (template == null) {
      throw MetaError.of(132001, "template name (" + name + ") does not exist in " + code);
    }
    switch (template.status()) {
      case "APPROVED" -> {}
      case "PAUSED" -> throw MetaError.of(132015);
      case "DISABLED" -> throw MetaError.of(132016);
      default -> throw MetaError.of(132001, "template name (" + name + ") does not exist in " + code);
    }
    if (recipient.byUserId() && template.category().equals("AUTHENTICATION")) {
      throw MetaError.of(131062);
    }
    return template;
  }

  private Recipient recipient(Account account, ObjectNode body) {
    if (!Json.text(body, "recipient_type", "individual").equals("individual")) {
      throw MetaError.of(131009, "Parameter recipient_type must be \"individual\".");
    }
    String to = Json.text(body, "to");
    if (to != null && !to.isBlank()) {
      String digits = dialled(account, to);
      if (digits.equals(account.digits())) {
        throw MetaError.of(131021);
      }
      return new Recipient(to, people.withPhone(digits), false);
    }
    String id = Json.text(body, "recipient");
    if (id == null || id.isBlank()) {
      throw MetaError.invalid("The parameter to is required.");
    }
    if (!People.isUserId(id)) {
      throw MetaError.of(131009, "Parameter recipient is not a valid business-scoped user id.");
    }
    return new Recipient(id, people.withUserId(id, account), true);
  }

  /**
   * The number that Meta dials. Without "+" it puts the country of the business in front, unless the
   * digits already are the number of somebody or start with that country.
   */
  private String dialled(Account account, String to) {
    String digits = People.digits(to);
    boolean international =
        to.strip().startsWith("+")
            || digits.startsWith(account.callingCode()) && digits.length() > 9
            || people.byKey(digits) != null;
    String dialled = international ? digits : account.callingCode() + digits.replaceFirst("^0+", "");
    if (to.length() > 40 || !People.isPhone(dialled) || to.matches(".*[A-Za-z].*")) {
      throw MetaError.of(131009, "Parameter to is not a valid phone number.");
    }
    return dialled;
  }

  private ObjectNode read(Account account, ObjectNode body) {
    if (!"read".equals(Json.text(body, "status"))) {
      throw MetaError.of(131009, "Parameter status must be \"read\".");
    }
    String id = Fields.required(body, "message_id", "message_id");
    Chat chat = chats.holding(account, id);
    if (chat == null) {
      throw MetaError.invalid("Message ID is invalid. Make sure the message was received by this phone number.");
    }
    chat.readByBusiness(id, clock.instant(), body.path("typing_indicator").has("type"));
    signals.changed();
    return Json.success();
  }

  private static ObjectNode reply(Recipient recipient, Note note) {
    ObjectNode reply = Json.object().put("messaging_product", "whatsapp");
    ObjectNode contact = reply.putArray("contacts").addObject().put("input", recipient.input());
    if (recipient.byUserId()) {
      contact.put("user_id", recipient.input());
    } else {
      contact.put("wa_id", recipient.person().digits());
    }
    ObjectNode message = reply.putArray("messages").addObject().put("id", note.id());
    if (note.type().equals("template")) {
      message.put("message_status", "accepted");
    }
    return reply;
  }
}
