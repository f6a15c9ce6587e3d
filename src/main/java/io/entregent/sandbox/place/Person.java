package io.entregent.sandbox.place;

import io.entregent.sandbox.wire.Tokens;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A consumer and the settings of their phone. Safe for use by several threads. */
public final class Person {
  private final String digits;
  private final String country;
  private final boolean prepared;
  private final Map<String, String> ids = new ConcurrentHashMap<>();
  private volatile String name;
  private volatile String username;
  private volatile boolean hidden;
  private volatile boolean receipts = true;
  private volatile boolean reachable = true;

  /**
   * @param digits phone without "+", or null when only a user id is known
   */
  Person(String digits, String country, String name, boolean prepared) {
    this.digits = digits;
    this.country = country;
    this.name = name;
    this.prepared = prepared;
  }

  /** What the handset page calls this person. */
  public String key() {
    return digits == null ? ids.values().iterator().next() : digits;
  }

  public String digits() {
    return digits;
  }

  /** The id that this business knows the person by. */
  public String userId(Account account) {
    return ids.computeIfAbsent(
        account.waba(), waba -> Tokens.userId(country, digits == null ? key() : digits, waba));
  }

  void knownAs(String userId, Account account) {
    ids.put(account.waba(), userId);
  }

  public boolean prepared() {
    return prepared;
  }

  public String name() {
    return name;
  }

  public void rename(String newName) {
    name = newName;
  }

  public String username() {
    return username;
  }

  /** Whether the business sees the user id only. */
  public boolean hidden() {
    return hidden || digits == null;
  }

  public void hide(boolean hide, String as) {
    hidden = hide;
    username = as;
  }

  public boolean receipts() {
    return receipts;
  }

  public void receipts(boolean given) {
    receipts = given;
  }

  /** Whether the phone is switched on. */
  public boolean reachable() {
    return reachable;
  }

  public void reachable(boolean on) {
    reachable = on;
  }
}
