package io.entregent.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entregent.sandbox.wire.MetaError;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the sandbox emits has every field of Meta's own and of recorded bodies, with the same type. */
class GoldenShapesTest {
  private Bench bench;

  @BeforeEach
  void start() {
    bench = new Bench();
  }

  @AfterEach
  void stop() {
    bench.close();
  }

  /** Path of every leaf and its kind; the members of a list share one path. */
  private static Map<String, String> shape(JsonNode node) {
    Map<String, String> shape = new TreeMap<>();
    walk("", node, shape);
    return shape;
  }

  private static void walk(String path, JsonNode node, Map<String, String> shape) {
    if (node.isObject()) {
      node.fields().forEachRemaining(f -> walk(path + "/" + f.getKey(), f.getValue(), shape));
    } else if (node.isArray()) {
      node.forEach(n -> walk(path + "[]", n, shape));
    } else {
      shape.put(path, node.getNodeType().name());
    }
  }

  private static void alike(JsonNode emitted, JsonNode golden, String... notOurs) {
    Map<String, String> wanted = shape(golden);
    for (String path : notOurs) {
      wanted.keySet().removeIf(p -> p.endsWith(path));
    }
    assertThat(shape(emitted)).containsAllEntriesOf(wanted);
  }

  private static JsonNode meta(String name) {
    return Bench.read(Bench.shared("meta-examples/webhooks").resolve(name + ".json"));
  }

  private static JsonNode docs(String name) {
    return Bench.read(Bench.shared("meta-docs").resolve(name + ".json"));
  }

  private static JsonNode pywa(String file, String name) {
    return Bench.read(Bench.shared("pywa/updates").resolve(file + ".json")).path(name);
  }

  private JsonNode message(String type) {
    return bench.await(h -> h.value().at("/messages/0/type").asText().equals(type)).json();
  }

  @Test
  void textOfConsumer() {
    bench.openWindow();
    alike(message("text"), meta("text-message"));
    alike(message("text"), pywa("message", "text"), "parent_user_id");
  }

  @Test
  void replyButton() {
    bench.openWindow();
    String asked = Bench.id(bench.send("\"type\":\"interactive\",\"interactive\":{\"type\":\"button\",\"body\":{\"text\":\"?\"},\"action\":{\"buttons\":[{\"type\":\"reply\",\"reply\":{\"id\":\"y\",\"title\":\"Oui\"}}]}}"));
    bench.phone("reply", "\"id\":\"" + asked + "\",\"choice\":\"y\"");
    alike(message("interactive"), meta("interactive-button-reply-message"));
  }

  @Test
  void listChoice() {
    bench.openWindow();
    String asked = Bench.id(bench.send("\"type\":\"interactive\",\"interactive\":{\"type\":\"list\",\"body\":{\"text\":\"?\"},\"action\":{\"button\":\"Choisir\",\"sections\":[{\"rows\":[{\"id\":\"1\",\"title\":\"Un\",\"description\":\"premier\"}]}]}}"));
    bench.phone("reply", "\"id\":\"" + asked + "\",\"choice\":\"1\"");
    alike(message("interactive"), meta("interactive-list-reply-message"));
  }

  @Test
  void quickReplyOfTemplate() {
    String id = TemplatesTest.approved(bench, "merci", "UTILITY", "{\"type\":\"BODY\",\"text\":\"Votre commande est prête.\"},{\"type\":\"BUTTONS\",\"buttons\":[{\"type\":\"QUICK_REPLY\",\"text\":\"Merci\"}]}");
    assertThat(id).isNotEmpty();
    String sent = Bench.id(bench.send("\"type\":\"template\",\"template\":{\"name\":\"merci\",\"language\":{\"code\":\"fr\"}}"));
    bench.status(sent, "delivered");
    bench.phone("reply", "\"id\":\"" + sent + "\",\"choice\":\"Merci\"");
    alike(message("button"), meta("button-message"));
  }

  @Test
  void reactionAndContactAndLocation() {
    bench.openWindow();
    String sent = Bench.id(bench.text("Bonjour"));
    bench.status(sent, "delivered");
    bench.phone("react", "\"id\":\"" + sent + "\",\"emoji\":\"👍\"");
    alike(message("reaction"), meta("reaction-message"));
    bench.phone("number", "");
    alike(message("contacts"), meta("contact-sharing-message"), "last_name", "company");
    bench.phone("location", "");
    alike(message("location"), meta("location-message"), "url");
  }

  @Test
  void statuses() {
    bench.openWindow();
    String sent = Bench.id(bench.send("\"type\":\"text\",\"text\":{\"body\":\"x\"},\"biz_opaque_callback_data\":\"our id\""));
    alike(bench.status(sent, "sent").json(), docs("message_status.sent.pmp"));
    alike(bench.status(sent, "sent").json(), pywa("message_status", "with_tracker"), "parent_user_id");
    alike(bench.status(sent, "delivered").json(), pywa("message_status", "delivered"), "parent_user_id");
  }

  @Test
  void failure() {
    String sent = Bench.id(bench.text("trop tard"));
    alike(bench.status(sent, "failed").json(), docs("message_status.failed.131049"));
    alike(bench.status(sent, "failed").json(), pywa("message_status", "failed"), "parent_user_id");
  }

  @Test
  void preferences() {
    bench.phone("promotions", "\"stop\":true");
    alike(bench.await(h -> h.field().equals("user_preferences")).json(), docs("user_preferences.stop"));
  }

  @Test
  void templateEvents() {
    String id = TemplatesTest.approved(bench, "annonce", "UTILITY", "{\"type\":\"BODY\",\"text\":\"Le marché ouvre à huit heures.\"}");
    alike(bench.await(h -> h.field().equals("message_template_status_update")).json(), pywa("template_status_update", "approved"));
    bench.hooks.clear();
    bench.control("templates/judge", "{\"id\":\"" + id + "\",\"verdict\":\"reject\"}");
    alike(bench.await(h -> h.field().equals("message_template_status_update")).json(), pywa("template_status_update", "rejected"));
    bench.control("templates/judge", "{\"id\":\"" + id + "\",\"verdict\":\"quality\",\"score\":\"yellow\"}");
    alike(bench.await(h -> h.field().equals("message_template_quality_update")).json(), pywa("template_quality_update", "yellow"));
    bench.control("templates/judge", "{\"id\":\"" + id + "\",\"verdict\":\"recategorise\",\"category\":\"MARKETING\"}");
    alike(bench.await(h -> h.field().equals("template_category_update")).json(), pywa("template_category_update", "marketing"));
  }

  @Test
  void accountEvents() {
    bench.control("account", "{\"waba\":\"" + Bench.LUMEN_WABA + "\",\"value\":{\"event\":\"ACCOUNT_VIOLATION\",\"violation_info\":{\"violation_type\":\"ADULT\"}}}");
    alike(bench.await(h -> h.field().equals("account_update")).json(), pywa("account_update", "account_violation"));
  }

  @Test
  void errors() {
    alike(MetaError.of(130429).with(2494055).body(), docs("graph_error.130429"));
    alike(MetaError.of(131056).body(), docs("graph_error.131056"));
  }
}
