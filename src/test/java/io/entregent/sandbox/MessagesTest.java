package io.entregent.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entregent.sandbox.wire.Reply;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessagesTest {
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
  void textTravelsFromAcceptedToRead() {
    bench.openWindow();
    JsonNode sent = bench.text("Bonjour");
    assertThat(sent.at("/contacts/0/wa_id").asText()).isEqualTo(Bench.CAMILLE);
    String id = Bench.id(sent);
    bench.status(id, "delivered");
    bench.phone("read", "");
    bench.status(id, "read");
    assertThat(bench.statuses(id)).containsExactlyInAnyOrder("sent", "delivered", "read");
  }

  @Test
  void withheldReceiptsKeepTheReadingSecret() throws InterruptedException {
    bench.openWindow();
    bench.phone("people", "\"receipts\":false");
    String id = Bench.id(bench.text("Bonjour"));
    bench.status(id, "delivered");
    bench.phone("read", "");
    assertThat(bench.look("chats?person=" + Bench.CAMILLE).at("/chats/0/unread").asInt()).isZero();
    Thread.sleep(150);
    assertThat(bench.statuses(id)).containsExactlyInAnyOrder("sent", "delivered");
  }

  @Test
  void switchedOffPhoneGetsItLater() {
    bench.openWindow();
    bench.phone("people", "\"reachable\":false");
    String id = Bench.id(bench.text("Bonjour"));
    bench.status(id, "sent");
    Awaitility.await().during(Duration.ofMillis(150)).until(() -> bench.statuses(id).size() == 1);
    bench.phone("people", "\"reachable\":true");
    bench.status(id, "delivered");
  }

  @Test
  void closedWindowFailsByWebhookWith131047() {
    String id = Bench.id(bench.text("trop tard"));
    assertThat(id).startsWith("wamid.");
    assertThat(bench.status(id, "failed").value().at("/statuses/0/errors/0/code").asInt()).isEqualTo(131047);
  }

  @Test
  void windowLapsesWhenToldTo() {
    bench.openWindow();
    bench.control("window", "{\"from\":\"+" + Bench.CAMILLE + "\",\"account\":\"" + Bench.LUMEN + "\",\"seconds\":0}");
    String id = Bench.id(bench.text("trop tard"));
    bench.status(id, "failed");
  }

  @Test
  void templateNeedsNoWindow() {
    JsonNode sent = bench.send("\"type\":\"template\",\"template\":{\"name\":\"hello_world\",\"language\":{\"code\":\"en_US\"}}");
    assertThat(sent.at("/messages/0/message_status").asText()).isEqualTo("accepted");
    bench.status(Bench.id(sent), "delivered");
  }

  @Test
  void promotionToWhoStoppedThemFailsWith131050() {
    TemplatesTest.approved(bench, "soldes", "MARKETING", "{\"type\":\"BODY\",\"text\":\"Les soldes commencent.\"}");
    bench.phone("promotions", "\"stop\":true");
    String id = Bench.id(bench.send("\"type\":\"template\",\"template\":{\"name\":\"soldes\",\"language\":{\"code\":\"fr\"}}"));
    assertThat(bench.status(id, "failed").value().at("/statuses/0/errors/0/code").asInt()).isEqualTo(131050);
  }

  @Test
  void hiddenNumberIsReachedByUserIdOnly() {
    JsonNode written = bench.control("inbound", "{\"from\":\"+" + Bench.CAMILLE + "\",\"to\":\"" + Bench.LUMEN + "\",\"text\":\"anonyme\",\"hidden\":true,\"username\":\"cam\"}");
    JsonNode value = bench.await(h -> h.value().has("messages")).value();
    assertThat(value.at("/messages/0").has("from")).isFalse();
    assertThat(value.at("/contacts/0").has("wa_id")).isFalse();
    assertThat(value.at("/contacts/0/profile/username").asText()).isEqualTo("cam");
    String userId = written.path("userId").asText();
    assertThat(value.at("/messages/0/from_user_id").asText()).isEqualTo(userId).startsWith("FR.");
    JsonNode sent = bench.graph("POST", "v23.0/" + Bench.LUMEN + "/messages", "{\"messaging_product\":\"whatsapp\",\"recipient\":\"" + userId + "\",\"type\":\"text\",\"text\":{\"body\":\"Bonjour\"}}");
    JsonNode status = bench.status(Bench.id(sent), "delivered").value().at("/statuses/0");
    assertThat(status.has("recipient_id")).isFalse();
    assertThat(status.path("recipient_user_id").asText()).isEqualTo(userId);
  }

  @Test
  void userIdDiffersBetweenBusinesses() {
    String one = bench.look("chat?person=" + Bench.CAMILLE + "&account=" + Bench.LUMEN).path("userId").asText();
    String other = bench.look("chat?person=" + Bench.CAMILLE + "&account=200000000000002").path("userId").asText();
    assertThat(one).isNotEqualTo(other);
  }

  @Test
  void numberWithoutPlusGetsTheCountryOfTheBusiness() {
    JsonNode sent = bench.graph("POST", "v23.0/" + Bench.LUMEN + "/messages", "{\"messaging_product\":\"whatsapp\",\"to\":\"16505551234\",\"type\":\"text\",\"text\":{\"body\":\"x\"}}");
    assertThat(sent.at("/contacts/0/wa_id").asText()).isEqualTo("3316505551234");
  }

  @Test
  void forty_sixthMessageOfABurstHitsThePairLimit() {
    bench.openWindow();
    for (int i = 0; i < 45; i++) {
      assertThat(bench.text("m" + i).has("messages")).isTrue();
    }
    assertThat(bench.text("zu viel").at("/error/code").asInt()).isEqualTo(131056);
    bench.control("limits", "{\"enforce\":false}");
    assertThat(bench.text("wieder").has("messages")).isTrue();
  }

  @Test
  void businessReadingAndTypingShowOnThePhone() {
    String id = bench.openWindow();
    JsonNode reply = bench.graph("POST", "v23.0/" + Bench.LUMEN + "/messages", "{\"messaging_product\":\"whatsapp\",\"status\":\"read\",\"message_id\":\"" + id + "\",\"typing_indicator\":{\"type\":\"text\"}}");
    assertThat(reply.path("success").asBoolean()).isTrue();
    JsonNode chat = bench.look("chat?person=" + Bench.CAMILLE + "&account=" + Bench.LUMEN);
    assertThat(chat.path("typing").asBoolean()).isTrue();
    assertThat(chat.at("/notes/0/status").asText()).isEqualTo("read");
    bench.text("me voilà");
    assertThat(bench.look("chat?person=" + Bench.CAMILLE + "&account=" + Bench.LUMEN).path("typing").asBoolean()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"type\":\"text\",\"text\":{} | 131008",
        "\"type\":\"text\",\"text\":{\"body\":7} | 131009",
        "\"type\":\"text\",\"text\":[] | 100",
        "\"type\":\"dance\" | 131051",
        "\"type\":\"image\",\"image\":{\"id\":\"1\"} | 100",
        "\"type\":\"image\",\"image\":{} | 131008",
        "\"type\":\"location\",\"location\":{\"latitude\":91,\"longitude\":0} | 131009",
        "\"type\":\"template\",\"template\":{\"name\":\"nope\",\"language\":{\"code\":\"fr\"}} | 132001",
        "\"type\":\"template\",\"template\":{\"name\":\"hello_world\",\"language\":\"fr\"} | 100",
        "\"type\":\"interactive\",\"interactive\":{\"type\":\"button\",\"body\":{\"text\":\"a\"},\"action\":{\"buttons\":[]}} | 131009",
        "\"type\":\"interactive\",\"interactive\":{\"type\":\"button\",\"body\":{\"text\":\"a\"},\"action\":{\"buttons\":[{\"type\":\"reply\",\"reply\":{\"id\":\"1\",\"title\":\"plus de vingt caractères\"}}]}} | 100",
      })
  void badMessageIsRefusedWithItsCode(String body, int code) {
    assertThat(bench.send(body).at("/error/code").asInt()).isEqualTo(code);
  }

  @Test
  void lengthIsCountedInCharactersNotInCodeUnits() {
    bench.openWindow();
    assertThat(bench.text("😀".repeat(4096)).has("messages")).isTrue();
    JsonNode refused = bench.text("😀".repeat(4097));
    assertThat(refused.at("/error/code").asInt()).isEqualTo(100);
    assertThat(refused.at("/error/error_data/details").asText()).isEqualTo("Param text['body'] must be at most 4096 characters long.");
  }

  @Test
  void missingTokenIsRefused() {
    Reply reply = bench.sandbox.graph().answer(Bench.call("GET", "v23.0/" + Bench.LUMEN, new byte[0], Map.of()));
    assertThat(reply.status()).isEqualTo(401);
    assertThat(Bench.json(reply).at("/error/code").asInt()).isEqualTo(104);
  }

  @Test
  void revokedTokenIsRefusedUntilRestored() {
    bench.control("tokens/revoke", "{\"token\":\"t\"}");
    assertThat(bench.text("x").at("/error/code").asInt()).isEqualTo(190);
    bench.control("tokens/restore", "{}");
    assertThat(bench.text("x").has("messages")).isTrue();
  }
}
