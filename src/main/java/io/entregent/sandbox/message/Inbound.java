package io.entregent.sandbox.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entregent.sandbox.place.Account;
import io.entregent.sandbox.place.Chat;
import io.entregent.sandbox.place.Chats;
import io.entregent.sandbox.place.Note;
import io.entregent.sandbox.place.Person;
import io.entregent.sandbox.place.Signals;
import io.entregent.sandbox.webhook.WebhookBodies;
import io.entregent.sandbox.webhook.Webhooks;
import io.entregent.sandbox.wire.Json;
import io.entregent.sandbox.wire.Tokens;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** What consumers write to businesses, and the webhook that tells it. */
public final class Inbound {
  private final Chats chats;
  private final Webhooks webhooks;
  private final Signals signals;
  private final Clock clock;

  public Inbound(Chats chats, Webhooks webhooks, Signals signals, Clock clock) {
    this.chats = chats;
    this.webhooks = webhooks;
    this.signals = signals;
    this.clock = clock;
  }

  /**
   * A message of the consumer.
   *
   * @param content what stands under the name of the type
   * @param context id of the message answered to, or null
   * @param at when; null means now
   */
  public Note write(Chat chat, String type, JsonNode content, String context, Instant at) {
    Note note = note(chat, type, content, context, at);
    webhooks.post(chat.account(), WebhookBodies.inbound(chat.account(), List.of(chat), List.of(note)));
    signals.changed();
    return note;
  }

  /** Keeps the message without telling anybody. */
  public Note note(Chat chat, String type, JsonNode content, String context, Instant at) {
    Instant when = at == null ? clock.instant() : at;
    Note note =
        new Note(Tokens.wamid(chat.person().key(), true), true, type, content, when, context, null, null, 0);
    if (type.equals("reaction")) {
      Note target = chat.find(content.path("message_id").asText());
      if (target != null) {
        target.react(true, content.path("emoji").asText());
      }
    } else {
      note.reach(Note.Progress.DELIVERED);
      chat.add(note);
    }
    return note;
  }

  /** One webhook for many messages of one business. */
  public void together(Account account, List<Chat> writers, List<Note> notes) {
    webhooks.post(account, WebhookBodies.inbound(account, writers, notes));
    signals.changed();
  }

  public void prefer(Chat chat, boolean stop) {
    chat.stopPromotions(stop);
    webhooks.post(chat.account(), WebhookBodies.preference(chat, stop ? "stop" : "resume", clock.instant()));
    signals.changed();
  }

  /** The consumer tells their own number, after which the business sees it. */
  public Note shareNumber(Chat chat) {
    Person person = chat.person();
    var cards = Json.array();
    ObjectNode card = cards.addObject();
    card.putObject("name").put("formatted_name", person.name()).put("first_name", person.name().split(" ")[0]);
    card.putArray("phones").addObject().put("phone", "+" + person.digits()).put("wa_id", person.digits()).put("type", "MOBILE");
    person.hide(false, person.username());
    return write(chat, "contacts", cards, null, null);
  }
}
