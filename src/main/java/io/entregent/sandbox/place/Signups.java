package io.entregent.sandbox.place;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entregent.sandbox.wire.Call;
import io.entregent.sandbox.wire.Json;
import io.entregent.sandbox.wire.MetaError;
import io.entregent.sandbox.wire.Tokens;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** The dialog in which a business lets an app have its account: its codes, and the tokens they are exchanged for. */
public final class Signups {
  private static final Duration CODE_LIVES = Duration.ofMinutes(10);
  private static final int MOST = 1_000;

  private record Code(String waba, Instant until) {}

  private final Accounts accounts;
  private final Clock clock;
  private final Map<String, Code> codes = new LinkedHashMap<>();
  private final Map<String, String> tokens = new LinkedHashMap<>();

  public Signups(Accounts accounts, Clock clock) {
    this.accounts = accounts;
    this.clock = clock;
  }

  /**
   * Somebody chose an account in the dialog, or made one there.
   *
   * <p>Body: {@code waba}, {@code phone}, {@code number}, {@code name}; {@code review}: Meta still looks at the name.
   */
  public synchronized ObjectNode grant(ObjectNode body) {
    String waba = Json.text(body, "waba", "");
    String digits = People.digits(Json.text(body, "number", ""));
    if (!waba.matches("[0-9]{5,20}") || !Json.text(body, "phone", "").matches("[0-9]{5,20}") || !People.isPhone(digits)) {
      throw MetaError.invalid("A sign-up needs waba and phone (5 to 20 digits) and number (+33 …).");
    }
    Account account = new Account(waba, Json.text(body, "phone"), digits, Json.text(body, "number"), Json.text(body, "name", "Sandbox"), "OTHER");
    accounts.add(account);
    accounts.state(account, Json.object().put("status", "PENDING")
        .put("name_status", body.path("review").asBoolean(false) ? "PENDING_REVIEW" : "APPROVED"));
    room(codes);
    String code = Tokens.secret();
    codes.put(code, new Code(waba, clock.instant().plus(CODE_LIVES)));
    return Json.success().put("code", code);
  }

  /** {@code /oauth/access_token}: a code is good once. */
  public synchronized ObjectNode exchange(Call call) {
    if (!Accounts.APP.equals(call.field("client_id")) || call.field("client_secret") == null) {
      throw MetaError.of(101, "Missing client_id parameter.");
    }
    Code code = codes.remove(String.valueOf(call.field("code")));
    if (code == null || code.until().isBefore(clock.instant())) {
      throw MetaError.of(100, "This authorization code has been used.").with(36009);
    }
    room(tokens);
    String token = "signup-" + Tokens.secret() + "-60d";
    tokens.put(token, code.waba());
    return Json.object().put("access_token", token).put("token_type", "bearer");
  }

  /** The account that a token of the dialog was granted for, or null. */
  public synchronized String accountOf(String token) {
    return tokens.get(token);
  }

  public synchronized void reset() {
    codes.clear();
    tokens.clear();
  }

  private static void room(Map<String, ?> map) {
    if (map.size() >= MOST) {
      map.remove(map.keySet().iterator().next());
    }
  }
}
