package io.entregent.sandbox.place;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Tells open handset pages that something changed, never what. */
public final class Signals {
  private final Map<Long, Runnable> listeners = new ConcurrentHashMap<>();
  private final AtomicLong tickets = new AtomicLong();
  private final AtomicLong revision = new AtomicLong();

  public Signals() {}

  /** Grows with every change. */
  public long revision() {
    return revision.get();
  }

  /**
   * @param listener called on every change; must be quick
   * @return for {@link #leave}
   */
  public long listen(Runnable listener) {
    long ticket = tickets.incrementAndGet();
    listeners.put(ticket, listener);
    return ticket;
  }

  public void leave(long ticket) {
    listeners.remove(ticket);
  }

  public void changed() {
    revision.incrementAndGet();
    heartbeat();
  }

  /** Lets everybody look who waits, so that nobody waits for ever. */
  public void heartbeat() {
    listeners.values().forEach(Runnable::run);
  }
}
