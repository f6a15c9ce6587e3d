package io.entregent.sandbox.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entregent.sandbox.place.Account;
import io.entregent.sandbox.place.Chat;
import io.entregent.sandbox.place.Faults;
import io.entregent.sandbox.place.Note;
import io.entregent.sandbox.place.Signals;
import io.entregent.sandbox.wire.Json;
import io.entregent.sandbox.wire.MetaError;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Lets accepted messages travel: sent, delivered, read, each told by webhook. */
public final class Statuses {
  private static final int MOST_HELD = 20_000;

  private record Held(Account account, ObjectNode body) {}

  private final Webhooks webhooks;
  private final Signals signals;
  private final Clock clock;
  private final ScheduledExecutorService threads;
  private final List<Held> held = new ArrayList<>();
  private boolean hold;
  private boolean skipDelivered;
  private boolean autoRead;
  private boolean bareFailures;
  private int copies = 1;
  private int sentAfter = 150;
  private int deliveredAfter = 500;

  public Statuses(Webhooks webhooks, Signals signals, Clock clock, ScheduledExecutorService threads) {
    this.webhooks = webhooks;
    this.signals = signals;
    this.clock = clock;
    this.threads = threads;
  }

  /** The message leaves for the phone. */
  public synchronized void start(Chat chat, Note note) {
    threads.schedule(() -> move(chat, note, Note.Progress.SENT), sentAfter, TimeUnit.MILLISECONDS);
    threads.schedule(() -> arrive(chat, note), (long) sentAfter + deliveredAfter, TimeUnit.MILLISECONDS);
  }

  /** The message fails after it was accepted. */
  public synchronized void fail(Chat chat, Note note, MetaError why) {
    threads.schedule(
        () -> {
          chat.fail(note, why);
          tell(chat, note, Note.Progress.FAILED);
        },
        sentAfter,
        TimeUnit.MILLISECONDS);
  }

  private void arrive(Chat chat, Note note) {
    if (!chat.person().reachable()) {
      return;
    }
    boolean quiet;
    boolean read;
    synchronized (this) {
      quiet = skipDelivered;
      read = autoRead;
    }
    if (chat.reach(note, Note.Progress.DELIVERED) && !quiet) {
      tell(chat, note, Note.Progress.DELIVERED);
    }
    signals.changed();
    if (read) {
      threads.schedule(() -> move(chat, note, Note.Progress.READ), 300, TimeUnit.MILLISECONDS);
    }
  }

  private void move(Chat chat, Note note, Note.Progress next) {
    if (chat.reach(note, next)) {
      tell(chat, note, next);
      signals.changed();
    }
  }

  /** The phone is switched on again. */
  public void catchUp(Chat chat) {
    chat.undelivered().forEach(note -> arrive(chat, note));
  }

  /** The consumer looks at the chat; the business learns it unless receipts are switched off. */
  public void read(Chat chat) {
    List<Note> fresh = chat.see();
    if (chat.person().receipts()) {
      fresh.forEach(note -> move(chat, note, Note.Progress.READ));
    } else if (!fresh.isEmpty()) {
      signals.changed();
    }
  }

  /** The consumer listened to a voice message. */
  public void played(Chat chat, Note note) {
    move(chat, note, Note.Progress.PLAYED);
  }

  private void tell(Chat chat, Note note, Note.Progress progress) {
    Instant now = clock.instant();
    ObjectNode body;
    int times;
    synchronized (this) {
      body = WebhookBodies.status(chat, note, progress, now, bareFailures);
      times = copies;
      if (hold) {
        if (held.size() < MOST_HELD) {
          held.add(new Held(chat.account(), body));
        }
        return;
      }
    }
    for (int i = 0; i < times; i++) {
      webhooks.post(chat.account(), body);
    }
  }

  /**
   * Takes the wishes of a control request: hold, skipDelivered, autoRead, bareFailures,
   * copies, sentAfter, deliveredAfter (milliseconds). What is not named stays.
   */
  public synchronized void conduct(JsonNode wishes) {
    hold = wishes.path("hold").asBoolean(hold);
    skipDelivered = wishes.path("skipDelivered").asBoolean(skipDelivered);
    autoRead = wishes.path("autoRead").asBoolean(autoRead);
    bareFailures = wishes.path("bareFailures").asBoolean(bareFailures);
    copies = Faults.number(wishes, "copies", copies, 1, 10);
    sentAfter = Faults.number(wishes, "sentAfter", sentAfter, 0, 600_000);
    deliveredAfter = Faults.number(wishes, "deliveredAfter", deliveredAfter, 0, 600_000);
  }

  /**
   * Posts what was held back, and holds no longer.
   *
   * @param order as they came, "reverse" or "shuffle"
   * @return how many
   */
  public int release(String order) {
    List<Held> all;
    synchronized (this) {
      all = new ArrayList<>(held);
      held.clear();
      hold = false;
    }
    if ("reverse".equals(order)) {
      Collections.reverse(all);
    } else if ("shuffle".equals(order)) {
      Collections.shuffle(all);
    }
    int count = all.size();
    postNext(all.iterator());
    return count;
  }

  /** One after the other is answered: the order is what the caller asked for. */
  private void postNext(Iterator<Held> rest) {
    if (rest.hasNext()) {
      Held one = rest.next();
      webhooks.post(one.account(), one.body(), () -> postNext(rest));
    }
  }

  public synchronized ObjectNode view() {
    return Json.object()
        .put("hold", hold)
        .put("held", held.size())
        .put("skipDelivered", skipDelivered)
        .put("autoRead", autoRead)
        .put("bareFailures", bareFailures)
        .put("copies", copies)
        .put("sentAfter", sentAfter)
        .put("deliveredAfter", deliveredAfter);
  }

  public synchronized void reset() {
    held.clear();
    hold = false;
    skipDelivered = false;
    autoRead = false;
    bareFailures = false;
    copies = 1;
    sentAfter = 150;
    deliveredAfter = 500;
  }
}
