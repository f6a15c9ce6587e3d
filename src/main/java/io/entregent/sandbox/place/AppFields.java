package io.entregent.sandbox.place;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entregent.sandbox.wire.Call;
import io.entregent.sandbox.wire.Json;
import io.entregent.sandbox.wire.MetaError;
import io.entregent.sandbox.wire.Reply;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Which webhook fields the app hears: {@code /{app}/subscriptions}. */
public final class AppFields {
  private static final List<String> ALL =
      List.of("messages", "message_template_status_update", "message_template_quality_update", "template_category_update",
          "account_update", "account_alerts", "phone_number_quality_update", "phone_number_name_update", "business_capability_update",
          "security", "user_preferences");

  private final Set<String> fields = new TreeSet<>(ALL);
  private boolean locked;

  public synchronized Reply answer(Call call) {
    if (call.is("POST")) {
      if (locked) {
        throw MetaError.of(200, "The app's webhooks are managed elsewhere.");
      }
      ObjectNode wanted = call.parameters();
      if (!"whatsapp_business_account".equals(Json.text(wanted, "object")) || Json.text(wanted, "callback_url") == null) {
        throw MetaError.invalid("object and callback_url are required.");
      }
      fields.clear();
      Arrays.stream(Json.text(wanted, "fields", "").split(",")).filter(ALL::contains).forEach(fields::add);
      return Reply.ok(Json.success());
    }
    ArrayNode data = Json.array();
    ObjectNode account = data.addObject().put("object", "whatsapp_business_account").put("active", true);
    ArrayNode heard = account.putArray("fields");
    fields.forEach(name -> heard.addObject().put("name", name).put("version", "v23.0"));
    ObjectNode answer = Json.object();
    answer.set("data", data);
    return Reply.ok(answer);
  }

  /** Body: {@code without}, a field to drop; {@code locked}, whether nobody may subscribe fields. */
  public synchronized ObjectNode conduct(ObjectNode body) {
    String without = Json.text(body, "without");
    fields.addAll(ALL);
    if (without != null && !fields.remove(without)) {
      throw MetaError.invalid("without must be one of " + ALL + ".");
    }
    locked = body.path("locked").asBoolean(false);
    return Json.success().put("fields", fields.size());
  }

  public synchronized void reset() {
    fields.addAll(ALL);
    locked = false;
  }
}
