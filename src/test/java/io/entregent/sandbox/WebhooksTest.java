package io.entregent.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.entregent.sandbox.place.Settings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhooksTest {
  private Bench bench;

  @BeforeEach
  void start() {
    bench = new Bench();
  }

  @AfterEach
  void stop() {
    bench.close();
  }

  @Test
  void rawBytesAreSignedAndPureAscii() throws Exception {
    bench.control("inbound", "{\"from\":\"+" + Bench.CAMILLE + "\",\"to\":\"" + Bench.LUMEN + "\",\"text\":\"é😀 a/b\"}");
    Bench.Hook hook = bench.await(h -> h.value().has("messages"));
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(Bench.SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    assertThat(hook.signature()).isEqualTo("sha256=" + HexFormat.of().formatHex(mac.doFinal(hook.raw())));
    assertThat(new String(hook.raw(), StandardCharsets.UTF_8)).contains("\\u00e9\\ud83d\\ude00 a\\/b").matches("\\p{ASCII}*");
  }

  @Test
  void refusedWebhookIsPostedAgainUntilTaken() {
    bench.answers.addAll(List.of(500, 404));
    bench.openWindow();
    Awaitility.await().atMost(Duration.ofSeconds(8)).until(() -> bench.hooks.size() == 3);
    assertThat(bench.hooks.get(2).raw()).isEqualTo(bench.hooks.get(0).raw());
  }

  @Test
  void lastWebhookIsPostedAgainOnDemand() {
    bench.openWindow();
    bench.await(h -> true);
    assertThat(bench.control("redeliver", "{\"count\":1}").path("posted").asInt()).isEqualTo(1);
    Awaitility.await().until(() -> bench.hooks.size() == 2);
    assertThat(bench.hooks.get(1).raw()).isEqualTo(bench.hooks.get(0).raw());
  }

  @Test
  void manyMessagesCanShareOneWebhook() {
    JsonNode reply = bench.control("inbound", "{\"together\":true,\"messages\":[{\"from\":\"+33639981001\",\"to\":\"" + Bench.LUMEN + "\",\"text\":\"un\"},{\"from\":\"+33639981002\",\"to\":\"" + Bench.LUMEN + "\",\"text\":\"deux\"}]}");
    assertThat(reply.path("ids")).hasSize(2);
    assertThat(bench.await(h -> true).json().at("/entry/0/changes")).hasSize(2);
    assertThat(bench.hooks).hasSize(1);
  }

  @Test
  void callbackIsTakenOnlyAfterTheHandshake() {
    String edge = "v23.0/" + Bench.LUMEN_WABA + "/subscribed_apps";
    String override = "{\"override_callback_uri\":\"" + bench.hookUri() + "?x\",\"verify_token\":\"%s\"}";
    assertThat(bench.graph("POST", edge, String.format(override, "wrong")).at("/error/code").asInt()).isEqualTo(2200);
    JsonNode taken = bench.graph("POST", edge, String.format(override, "right"));
    assertThat(taken.at("/data/0/override_callback_uri").asText()).isEqualTo(bench.hookUri() + "?x");
  }

  @Test
  void unsubscribedAccountStaysSilent() {
    String edge = "v23.0/" + Bench.LUMEN_WABA + "/subscribed_apps";
    bench.graph("DELETE", edge, "");
    bench.openWindow();
    Awaitility.await().during(Duration.ofMillis(200)).until(bench.hooks::isEmpty);
    bench.graph("POST", edge, "");
    bench.openWindow();
    bench.await(h -> true);
  }

  @Test
  void heldStatusesComeInReverseWhenReleasedSo() {
    bench.openWindow();
    bench.control("statuses", "{\"hold\":true}");
    String id = Bench.id(bench.text("x"));
    Awaitility.await().until(() -> Bench.json(bench.sandbox.control().answer(Bench.call("GET", "state", new byte[0], Map.of()))).at("/statuses/held").asInt() == 2);
    assertThat(bench.statuses(id)).isEmpty();
    bench.control("statuses/release", "{\"order\":\"reverse\"}");
    Awaitility.await().until(() -> bench.statuses(id).size() == 2);
    assertThat(bench.statuses(id)).containsExactly("delivered", "sent");
  }

  @Test
  void deliveredCanBeSkippedAndStatusesDoubled() {
    bench.openWindow();
    bench.control("statuses", "{\"skipDelivered\":true,\"autoRead\":true,\"copies\":2}");
    String id = Bench.id(bench.text("x"));
    Awaitility.await().until(() -> bench.statuses(id).size() == 4);
    assertThat(bench.statuses(id)).containsExactlyInAnyOrder("sent", "sent", "read", "read");
  }

  @Test
  void missingSecretStopsTheStartWithOneSentence() {
    assertThatThrownBy(() -> Settings.from(name -> name.endsWith("URL") ? "http://localhost/hook" : null))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("The sandbox cannot start: ENTREGENT_SANDBOX_APP_SECRET is not set.");
  }

  @Test
  void wrongUrlStopsTheStartWithOneSentence() {
    assertThatThrownBy(() -> Settings.from(name -> "nonsense"))
        .hasMessage("The sandbox cannot start: ENTREGENT_SANDBOX_WEBHOOK_URL is not an http or https URL.");
  }
}
