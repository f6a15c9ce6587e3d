package io.entregent.sandbox.place;

import io.entregent.sandbox.wire.MetaError;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** What one consumer and one business wrote to each other. */
public final class Chat {
  public static final Duration WINDOW = Duration.ofHours(24);
  private static final Duration TYPING = Duration.ofSeconds(25);
  private static final int MOST = 400;

  private final Account account;
  private final Person person;
  private final Deque<Note> notes = new ArrayDeque<>();
  private Instant windowEnds = Instant.MIN;
  private Instant typingEnds = Instant.MIN;
  private boolean promotionsStopped;
  private boolean blocked;

  Chat(Account account, Person person) {
    this.account = account;
    this.person = person;
  }

  public Account account() {
    return account;
  }

  public Person person() {
    return person;
  }

  public synchronized void add(Note note) {
    if (notes.size() >= MOST) {
      notes.removeFirst();
    }
    notes.addLast(note);
    if (note.fromConsumer()) {
      windowEnds = note.at().plus(WINDOW);
    } else {
      typingEnds = Instant.MIN;
    }
  }

  /** The message with this id, or null. */
  public synchronized Note find(String id) {
    return notes.stream().filter(n -> n.id().equals(id)).findFirst().orElse(null);
  }

  public synchronized List<Note> notes() {
    return new ArrayList<>(notes);
  }

  public synchronized Note last() {
    return notes.peekLast();
  }

  /** Tells whether the message moved forward. */
  public synchronized boolean reach(Note note, Note.Progress next) {
    return note.reach(next);
  }

  public synchronized void fail(Note note, MetaError why) {
    note.fail(why);
  }

  /** How many business messages came to this phone and were not yet looked at. */
  public synchronized long unread() {
    return notes.stream().filter(Chat::isUnseen).count();
  }

  /** The consumer looks at everything that came; gives what was new. */
  public synchronized List<Note> see() {
    List<Note> fresh = notes.stream().filter(Chat::isUnseen).toList();
    fresh.forEach(Note::see);
    return fresh;
  }

  private static boolean isUnseen(Note note) {
    return !note.fromConsumer() && !note.seen() && note.progress() == Note.Progress.DELIVERED;
  }

  /** Business messages that wait for the phone to be switched on. */
  public synchronized List<Note> undelivered() {
    return notes.stream()
        .filter(n -> !n.fromConsumer() && n.progress() == Note.Progress.SENT)
        .toList();
  }

  /** The business has read everything up to this message. */
  public synchronized void readByBusiness(String id, Instant now, boolean typing) {
    for (Note note : notes) {
      if (note.fromConsumer()) {
        note.reach(Note.Progress.READ);
      }
      if (note.id().equals(id)) {
        break;
      }
    }
    typingEnds = typing ? now.plus(TYPING) : typingEnds;
  }

  public synchronized boolean open(Instant now) {
    return now.isBefore(windowEnds);
  }

  public synchronized Instant windowEnds() {
    return windowEnds;
  }

  public synchronized void windowEnds(Instant when) {
    windowEnds = when;
  }

  public synchronized boolean typing(Instant now) {
    return now.isBefore(typingEnds);
  }

  public synchronized boolean promotionsStopped() {
    return promotionsStopped;
  }

  public synchronized void stopPromotions(boolean stop) {
    promotionsStopped = stop;
  }

  public synchronized boolean blocked() {
    return blocked;
  }

  public synchronized void block(boolean block) {
    blocked = block;
  }
}
