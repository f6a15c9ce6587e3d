package io.entregent.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** What consumers write to businesses, and the webhook that tells it. */
final class Inbound {
  private final Chats chats;
  private final Webhooks webhooks;
  private final Signals signals;
  private final Clock clock;

  Inbound(Chats chats, Webhooks webhooks, Signals signals, Clock clock) {
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
  Note write(Chat chat, String type, JsonNode content, String context, Instant at) {
    Note note = note(chat, type, content, context, at);
    webhooks.post(chat.account(), WebhookBodies.inbound(chat.account(), List.of(chat), List.of(note)));
    signals.changed();
    return note;
  }

  /** Keeps the message without telling anybody. */
  Note note(Chat chat, String type, JsonNode content, String context, Instant at) {
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
  void together(Account account, List<Chat> writers, List<Note> notes) {
    webhooks.post(account, WebhookBodies.inbound(account, writers, notes));
    signals.changed();
  }

  void prefer(Chat chat, boolean stop) {
    chat.stopPromotions(stop);
    webhooks.post(chat.account(), WebhookBodies.preference(chat, stop ? "stop" : "resume", clock.instant()));
    signals.changed();
  }

  /** The consumer tells their own number, after which the business sees it. */
  Note shareNumber(Chat chat) {
    Person person = chat.person();
    var cards = Json.array();
    ObjectNode card = cards.addObject();
    card.putObject("name").put("formatted_name", person.name()).put("first_name", person.name().split(" ")[0]);
    card.putArray("phones").addObject().put("phone", "+" + person.digits()).put("wa_id", person.digits()).put("type", "MOBILE");
    person.hide(false, person.username());
    return write(chat, "contacts", cards, null, null);
  }
}
