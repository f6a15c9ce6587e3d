package io.entregent.sandbox.graph;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entregent.sandbox.place.Accounts;
import io.entregent.sandbox.place.Faults;
import io.entregent.sandbox.wire.Json;
import io.entregent.sandbox.wire.MetaError;
import io.entregent.sandbox.wire.Reply;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * What the Graph API tells of a token and of the app. The sandbox takes any token; what one may do is told by its own
 * text: "messaging-only" lacks the management permission, and one that ends in "-12d" expires in twelve days.
 */
final class AppFacts {
  private static final List<String> FIELDS =
      List.of("messages", "message_template_status_update", "message_template_quality_update", "template_category_update",
          "account_update", "account_alerts", "phone_number_quality_update", "phone_number_name_update", "business_capability_update",
          "security", "user_preferences");

  private AppFacts() {}

  static Reply token(String token, Faults faults) {
    if (token == null || token.isBlank()) {
      throw MetaError.invalid("The parameter input_token is required.");
    }
    ObjectNode answer = Json.object();
    ObjectNode data = answer.putObject("data");
    boolean valid = !faults.isRevoked(token) && !token.startsWith("invalid");
    data.put("app_id", Accounts.APP).put("type", "SYSTEM_USER").put("is_valid", valid);
    data.put("expires_at", token.matches(".*-[0-9]{1,3}d")
        ? Instant.now().plus(Long.parseLong(token.replaceAll(".*-([0-9]{1,3})d", "$1")), ChronoUnit.DAYS).getEpochSecond() : 0);
    ArrayNode scopes = data.putArray("scopes").add("whatsapp_business_messaging");
    if (!token.contains("messaging-only")) {
      scopes.add("whatsapp_business_management");
    }
    return Reply.ok(answer);
  }

  static Reply subscriptions() {
    ArrayNode all = Json.array();
    ObjectNode account = all.addObject().put("object", "whatsapp_business_account").put("active", true);
    ArrayNode fields = account.putArray("fields");
    FIELDS.forEach(name -> fields.addObject().put("name", name).put("version", "v23.0"));
    return Reply.ok(Graph.data(all));
  }
}
