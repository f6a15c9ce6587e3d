package io.entregent.sandbox.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entregent.sandbox.place.Account;
import io.entregent.sandbox.place.Chat;
import io.entregent.sandbox.place.Note;
import io.entregent.sandbox.place.Person;
import io.entregent.sandbox.template.Template;
import io.entregent.sandbox.wire.Json;
import io.entregent.sandbox.wire.Tokens;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** The bodies that Meta posts, field by field as in its examples. */
public final class WebhookBodies {
  private static final int LAST_WITH_CONVERSATION = 23;

  private WebhookBodies() {}

  /** A change that has to do with the account, not with a chat. */
  public static ObjectNode account(Account account, String field, JsonNode value, Instant now) {
    ObjectNode whole = Json.object();
    ObjectNode entry = whole.putArray("entry").addObject();
    entry.put("id", account.waba()).put("time", now.getEpochSecond());
    ObjectNode change = entry.putArray("changes").addObject();
    change.set("value", value);
    change.put("field", field);
    whole.put("object", "whatsapp_business_account");
    return whole;
  }

  /** One body with these messages of consumers, in this order. */
  public static ObjectNode inbound(Account account, List<Chat> chats, List<Note> notes) {
    ObjectNode whole = Json.object().put("object", "whatsapp_business_account");
    var changes = whole.putArray("entry").addObject().put("id", account.waba()).putArray("changes");
    for (int i = 0; i < notes.size(); i++) {
      Person person = chats.get(i).person();
      ObjectNode change = changes.addObject();
      ObjectNode value = value(change.putObject("value"), account);
      value.putArray("contacts").add(contact(account, person));
      value.putArray("messages").add(message(account, person, notes.get(i)));
      change.put("field", "messages");
    }
    return whole;
  }

  /**
   * @param bareFailure leaves the contact out of a failure: Meta's page says so, recorded bodies have it
   */
  static ObjectNode status(Chat chat, Note note, Note.Progress progress, Instant at, boolean bareFailure) {
    Person person = chat.person();
    ObjectNode whole = Json.object().put("object", "whatsapp_business_account");
    ObjectNode change =
        whole.putArray("entry").addObject().put("id", chat.account().waba()).putArray("changes").addObject();
    ObjectNode value = value(change.putObject("value"), chat.account());
    if (progress != Note.Progress.FAILED || !bareFailure) {
      value.putArray("contacts").add(contact(chat.account(), person));
    }
    ObjectNode status = value.putArray("statuses").addObject();
    status.put("id", note.id())
        .put("status", progress.name().toLowerCase(Locale.ROOT))
        .put("timestamp", Long.toString(at.getEpochSecond()));
    if (!person.hidden()) {
      status.put("recipient_id", person.digits());
    }
    if (progress != Note.Progress.FAILED || person.hidden()) {
      status.put("recipient_user_id", person.userId(chat.account()));
    }
    if (note.opaque() != null) {
      status.put("biz_opaque_callback_data", note.opaque());
    }
    if (progress == Note.Progress.FAILED) {
      status.set("errors", note.failure().webhookErrors());
    } else if (progress == Note.Progress.SENT || progress == Note.Progress.DELIVERED) {
      charge(status, chat, note, progress == Note.Progress.SENT);
    }
    change.put("field", "messages");
    return whole;
  }

  private static void charge(ObjectNode status, Chat chat, Note note, boolean sent) {
    if (note.graphVersion() <= LAST_WITH_CONVERSATION) {
      ObjectNode conversation = status.putObject("conversation");
      conversation.put("id", conversationId(chat, note));
      if (sent) {
        conversation.put("expiration_timestamp", Long.toString(note.at().plus(Chat.WINDOW).getEpochSecond()));
      }
      conversation.putObject("origin").put("type", note.category());
    }
    boolean service = note.category().equals("service");
    status.putObject("pricing")
        .put("billable", !service)
        .put("pricing_model", "PMP")
        .put("type", service ? "free_customer_service" : "regular")
        .put("category", note.category());
  }

  private static String conversationId(Chat chat, Note note) {
    long day = note.at().getEpochSecond() / Chat.WINDOW.toSeconds();
    String seed = chat.account().phone() + chat.person().key() + note.category() + day;
    byte[] digest = Tokens.sha256().digest(seed.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest, 0, 16);
  }

  public static ObjectNode preference(Chat chat, String wish, Instant at) {
    Person person = chat.person();
    ObjectNode whole = Json.object().put("object", "whatsapp_business_account");
    ObjectNode change =
        whole.putArray("entry").addObject().put("id", chat.account().waba()).putArray("changes").addObject();
    ObjectNode value = value(change.putObject("value"), chat.account());
    value.putArray("contacts").add(contact(chat.account(), person));
    ObjectNode preference = value.putArray("user_preferences").addObject();
    if (!person.hidden()) {
      preference.put("wa_id", person.digits());
    }
    preference.put("user_id", person.userId(chat.account()))
        .put("detail", "User requested to " + wish + " marketing messages")
        .put("category", "marketing_messages")
        .put("value", wish)
        .put("timestamp", at.getEpochSecond());
    change.put("field", "user_preferences");
    return whole;
  }

  public static ObjectNode templateStatus(Template template, String event, String reason) {
    return aboutTemplate(template, Json.object().put("event", event))
        .put("reason", reason)
        .put("message_template_category", template.category());
  }

  public static ObjectNode aboutTemplate(Template template, ObjectNode first) {
    return first
        .put("message_template_id", Long.parseLong(template.id()))
        .put("message_template_name", template.name())
        .put("message_template_language", template.language());
  }

  private static ObjectNode value(ObjectNode value, Account account) {
    value.put("messaging_product", "whatsapp");
    value.putObject("metadata").put("display_phone_number", account.digits()).put("phone_number_id", account.phone());
    return value;
  }

  private static ObjectNode contact(Account account, Person person) {
    ObjectNode contact = Json.object();
    ObjectNode profile = contact.putObject("profile").put("name", person.name());
    if (person.username() != null) {
      profile.put("username", person.username());
    }
    if (!person.hidden()) {
      contact.put("wa_id", person.digits());
    }
    return contact.put("user_id", person.userId(account));
  }

  private static ObjectNode message(Account account, Person person, Note note) {
    ObjectNode message = Json.object();
    if (note.context() != null) {
      message.putObject("context").put("from", account.digits()).put("id", note.context());
    }
    if (!person.hidden()) {
      message.put("from", person.digits());
    }
    message.put("from_user_id", person.userId(account))
        .put("id", note.id())
        .put("timestamp", Long.toString(note.at().getEpochSecond()))
        .put("type", note.type());
    JsonNode content = note.wire();
    if (content != null) {
      message.set(note.type().equals("unsupported") ? "errors" : note.type(), content);
    }
    return message;
  }
}
