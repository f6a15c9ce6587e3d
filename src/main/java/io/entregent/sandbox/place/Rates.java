package io.entregent.sandbox.place;

import io.entregent.sandbox.wire.MetaError;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/** Meta's limits of pace: per pair of numbers, per number, and for template creation. */
public final class Rates {
  private static final int MOST = 20_000;
  private static final double PAIR_BURST = 45;
  private static final double PAIR_PER_SECOND = 1 / 6.0;
  private static final double CREATIONS = 100;

  /** A bucket that refills evenly. */
  private static final class Bucket {
    private double level;
    private long at;

    Bucket(double level, long at) {
      this.level = level;
      this.at = at;
    }

    boolean take(long now, double size, double perSecond) {
      level = Math.min(size, level + (now - at) / 1000.0 * perSecond);
      at = now;
      if (level < 1) {
        return false;
      }
      level -= 1;
      return true;
    }
  }

  private final Clock clock;
  private final Map<String, Bucket> buckets =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
          return size() > MOST;
        }
      };
  private boolean enforced = true;
  private double perSecond = 80;

  public Rates(Clock clock) {
    this.clock = clock;
  }

  public synchronized void enforce(boolean on, double messagesPerSecond) {
    enforced = on;
    perSecond = messagesPerSecond;
    buckets.clear();
  }

  public synchronized double messagesPerSecond() {
    return enforced ? perSecond : Double.POSITIVE_INFINITY;
  }

  /**
   * @throws MetaError 130429 or 131056
   */
  public synchronized void message(Account account, String recipient) {
    if (!enforced) {
      return;
    }
    if (!take("n" + account.phone(), perSecond, perSecond)) {
      throw MetaError.of(130429);
    }
    if (!take("p" + account.phone() + '|' + recipient, PAIR_BURST, PAIR_PER_SECOND)) {
      throw MetaError.of(131056);
    }
  }

  /**
   * @throws MetaError 80007
   */
  public synchronized void creation(Account account) {
    if (enforced && !take("t" + account.waba(), CREATIONS, CREATIONS / 3600)) {
      throw MetaError.of(80007, "Only 100 templates can be created in an hour.").with(2446079);
    }
  }

  public synchronized void reset() {
    enforce(true, 80);
  }

  private boolean take(String key, double size, double rate) {
    long now = clock.millis();
    return buckets.computeIfAbsent(key, k -> new Bucket(size, now)).take(now, size, rate);
  }
}
