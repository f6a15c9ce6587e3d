package io.entregent.sandbox.place;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entregent.sandbox.wire.Json;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The businesses of the demo, what they say of themselves, and where their webhooks go. */
public final class Accounts {
  public static final String APP = "300000000000001";
  private static final List<Account> DEMO =
      List.of(
          new Account("100000000000001", "200000000000001", "33199001001", "+33 1 99 00 10 01", "Maison Lumen", "RETAIL"),
          new Account("100000000000002", "200000000000002", "33199001002", "+33 1 99 00 10 02", "Pharmacie du Parc", "HEALTH"),
          new Account("100000000000003", "200000000000003", "33199001003", "+33 1 99 00 10 03", "Ville de Rivage", "GOVT"),
          new Account("100000000000004", "200000000000004", "33199001004", "+33 1 99 00 10 04", "Banque Horizon", "FINANCE"));

  /** Where an account's webhooks go instead of the default. */
  private record Callback(URI uri, boolean ofNumber) {}

  private final List<Account> added = new CopyOnWriteArrayList<>();
  private final Map<String, Boolean> subscribed = new ConcurrentHashMap<>();
  private final Map<String, Callback> overrides = new ConcurrentHashMap<>();
  private final Map<String, ObjectNode> profiles = new ConcurrentHashMap<>();
  private final Map<String, String> qualities = new ConcurrentHashMap<>();
  private final Map<String, ObjectNode> states = new ConcurrentHashMap<>();
  private final Set<String> unverified = ConcurrentHashMap.newKeySet();

  public List<Account> all() {
    List<Account> all = new ArrayList<>(DEMO);
    all.addAll(added);
    return all;
  }

  /** One more business, which no app is subscribed to yet; the same ids again change nothing. */
  public void add(Account account) {
    if (byPhone(account.phone()) == null && byWaba(account.waba()) == null) {
      added.add(account);
      subscribed.put(account.waba(), false);
    }
  }

  /** The account with this phone number id, or null. */
  public Account byPhone(String id) {
    return all().stream().filter(a -> a.phone().equals(id)).findFirst().orElse(null);
  }

  /** The account with this WABA id, or null. */
  public Account byWaba(String id) {
    return all().stream().filter(a -> a.waba().equals(id)).findFirst().orElse(null);
  }

  public boolean isSubscribed(Account account) {
    return subscribed.getOrDefault(account.waba(), true);
  }

  public void subscribe(Account account, URI override) {
    subscribed.put(account.waba(), true);
    if (override == null) {
      overrides.remove(account.waba());
    } else {
      overrides.put(account.waba(), new Callback(override, false));
    }
  }

  public void unsubscribe(Account account) {
    subscribed.put(account.waba(), false);
    overrides.remove(account.waba());
  }

  /** A callback of the number alone, which wins over the account's; null removes it. */
  public void overrideNumber(Account account, URI uri) {
    if (uri == null) {
      overrides.remove(account.phone());
    } else {
      overrides.put(account.phone(), new Callback(uri, true));
    }
  }

  public URI callback(Account account, URI otherwise) {
    Callback own = overrides.get(account.phone());
    Callback shared = own == null ? overrides.get(account.waba()) : own;
    return shared == null ? otherwise : shared.uri();
  }

  public ArrayNode subscriptions(Account account) {
    ArrayNode data = Json.array();
    if (isSubscribed(account)) {
      ObjectNode app = data.addObject();
      Callback override = overrides.get(account.waba());
      if (override != null) {
        app.put("override_callback_uri", override.uri().toString());
      }
      app.putObject("whatsapp_business_api_data")
          .put("id", APP)
          .put("name", "Entregent sandbox app")
          .put("link", "https://www.facebook.com/games/?app_id=" + APP);
    }
    return data;
  }

  /** What Meta says of a number from now on, such as status and name_status. */
  public void state(Account account, ObjectNode changes) {
    states.merge(account.phone(), changes, (before, now) -> before.deepCopy().setAll(now));
  }

  void quality(Account account, String rating) {
    qualities.put(account.phone(), rating);
  }

  public ObjectNode number(Account account) {
    ObjectNode node = Json.object();
    node.put("id", account.phone())
        .put("display_phone_number", account.display())
        .put("verified_name", account.name())
        .put("quality_rating", qualities.getOrDefault(account.phone(), "GREEN"))
        .put("status", "CONNECTED")
        .put("country_code", "FR")
        .put("country_dial_code", account.callingCode())
        .put("code_verification_status", "VERIFIED")
        .put("name_status", "APPROVED")
        .put("new_name_status", "NONE")
        .put("account_mode", "LIVE")
        .put("platform_type", "CLOUD_API")
        .put("host_platform", "CLOUD_API")
        .put("messaging_limit_tier", "TIER_2K")
        .put("whatsapp_business_manager_messaging_limit", "TIER_2K")
        .put("is_official_business_account", false)
        .put("is_pin_enabled", true)
        .put("is_on_biz_app", false)
        .put("last_onboarded_time", "2026-01-15T09:00:00+0000");
    node.setAll(states.getOrDefault(account.phone(), Json.object()));
    node.putObject("throughput").put("level", "STANDARD");
    node.putObject("quality_score").put("score", node.path("quality_rating").asText());
    ObjectNode callbacks = node.putObject("webhook_configuration");
    Callback own = overrides.get(account.phone());
    Callback shared = overrides.get(account.waba());
    if (own != null) {
      callbacks.put("phone_number", own.uri().toString());
    }
    if (shared != null) {
      callbacks.put("whatsapp_business_account", shared.uri().toString());
    }
    return node;
  }

  public ObjectNode business(Account account) {
    ObjectNode node = Json.object();
    node.putObject("owner_business_info").put("id", "5" + account.waba().substring(1)).put("name", account.name());
    return node
        .put("id", account.waba())
        .put("name", account.name())
        .put("timezone_id", "56")
        .put("currency", "EUR")
        .put("country", "FR")
        .put("message_template_namespace", namespace(account))
        .put("account_review_status", "APPROVED")
        .put("business_verification_status", verified(account) ? "verified" : "not_verified")
        .put("ownership_type", "SELF_OWNED")
        .put("primary_business_location", "FR")
        .put("status", "ACTIVE")
        .put("marketing_messages_lite_api_status", "ELIGIBLE")
        .put("is_enabled_for_insights", true);
  }

  public boolean verified(Account account) {
    return !unverified.contains(account.waba());
  }

  /** Whether Meta has looked at the papers of the business. */
  public void verified(Account account, boolean yes) {
    if (yes) {
      unverified.remove(account.waba());
    } else {
      unverified.add(account.waba());
    }
  }

  static String namespace(Account account) {
    return "ba30dd89_2ebd_41e4_b805_" + account.waba().substring(3);
  }

  public synchronized ObjectNode profile(Account account) {
    return profiles.computeIfAbsent(account.phone(), id -> firstProfile(account)).deepCopy();
  }

  public synchronized void profile(Account account, ObjectNode changes) {
    ObjectNode now = profile(account);
    now.setAll(changes);
    profiles.put(account.phone(), now);
  }

  public void reset() {
    added.clear();
    subscribed.clear();
    overrides.clear();
    profiles.clear();
    qualities.clear();
    states.clear();
    unverified.clear();
  }

  private static ObjectNode firstProfile(Account account) {
    ObjectNode profile =
        Json.object()
            .put("messaging_product", "whatsapp")
            .put("about", account.name())
            .put("address", "")
            .put("description", "")
            .put("email", "contact@" + account.name().toLowerCase(java.util.Locale.ROOT).replace(' ', '-') + ".example")
            .put("vertical", account.vertical());
    profile.putArray("websites");
    return profile;
  }
}
