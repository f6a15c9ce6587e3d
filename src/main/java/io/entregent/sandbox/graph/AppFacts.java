package io.entregent.sandbox.graph;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entregent.sandbox.place.Accounts;
import io.entregent.sandbox.wire.Json;
import io.entregent.sandbox.wire.MetaError;
import io.entregent.sandbox.wire.Reply;
import io.entregent.sandbox.world.World;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * What the Graph API tells of a token. The sandbox takes any token; what one may do is told by its own
 * text: "messaging-only" lacks the management permission, and one that ends in "-12d" expires in twelve days.
 */
final class AppFacts {
  private static final String MANAGEMENT = "whatsapp_business_management";
  private static final String MESSAGING = "whatsapp_business_messaging";

  private AppFacts() {}

  static Reply token(String token, World world) {
    if (token == null || token.isBlank()) {
      throw MetaError.invalid("The parameter input_token is required.");
    }
    ObjectNode answer = Json.object();
    ObjectNode data = answer.putObject("data");
    boolean valid = !world.faults().isRevoked(token) && !token.startsWith("invalid");
    data.put("app_id", Accounts.APP).put("type", "SYSTEM_USER").put("is_valid", valid);
    data.put("expires_at", token.matches(".*-[0-9]{1,3}d")
        ? Instant.now().plus(Long.parseLong(token.replaceAll(".*-([0-9]{1,3})d", "$1")), ChronoUnit.DAYS).getEpochSecond() : 0);
    ArrayNode scopes = data.putArray("scopes").add(MESSAGING);
    if (!token.contains("messaging-only")) {
      scopes.add(MANAGEMENT);
    }
    String waba = world.signups().accountOf(token);
    if (waba != null) {
      ArrayNode granted = data.putArray("granular_scopes");
      for (String scope : List.of(MANAGEMENT, MESSAGING)) {
        granted.addObject().put("scope", scope).putArray("target_ids").add(waba);
      }
    }
    return Reply.ok(answer);
  }
}
