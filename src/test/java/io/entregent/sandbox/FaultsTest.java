package io.entregent.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.entregent.sandbox.wire.Reply;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultsTest {
  private Bench bench;

  @BeforeEach
  void start() {
    bench = new Bench();
    bench.openWindow();
  }

  @AfterEach
  void stop() {
    bench.close();
  }

  private Reply send() {
    String body = "{\"messaging_product\":\"whatsapp\",\"to\":\"+" + Bench.CAMILLE + "\",\"type\":\"text\",\"text\":{\"body\":\"x\"}}";
    return bench.sandbox.graph().answer(Bench.call("POST", "v23.0/" + Bench.LUMEN + "/messages", Bench.bytes(body), Map.of("authorization", "Bearer t")));
  }

  @Test
  void errorMeetsTheNextSendsAndNoMore() {
    bench.control("faults", "{\"kind\":\"error\",\"code\":130429,\"count\":2}");
    assertThat(Bench.json(send()).at("/error/code").asInt()).isEqualTo(130429);
    assertThat(send().status()).isEqualTo(429);
    assertThat(send().status()).isEqualTo(200);
  }

  @Test
  void httpErrorIsNoGraphError() {
    bench.control("faults", "{\"kind\":\"http\",\"status\":502}");
    Reply reply = send();
    assertThat(reply.status()).isEqualTo(502);
    assertThat(reply.type()).startsWith("text/html");
  }

  @Test
  void lostAnswerMayHideAnAcceptedMessage() {
    bench.control("faults", "{\"kind\":\"http\",\"status\":500,\"accepted\":true}");
    assertThat(send().status()).isEqualTo(500);
    bench.await(h -> h.value().at("/statuses/0/status").asText().equals("delivered"));
  }

  @Test
  void hangTakesItsTime() {
    bench.control("faults", "{\"kind\":\"hang\",\"millis\":300,\"accepted\":false}");
    long start = System.nanoTime();
    assertThat(send().status()).isEqualTo(503);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(290));
  }

  @Test
  void acceptedMessageCanFailLater() {
    bench.control("faults", "{\"kind\":\"fail\",\"code\":131026}");
    String id = Bench.id(Bench.json(send()));
    assertThat(bench.status(id, "failed").value().at("/statuses/0/errors/0/code").asInt()).isEqualTo(131026);
  }

  @Test
  void acceptedMessageCanStaySilent() {
    bench.control("faults", "{\"kind\":\"silence\"}");
    String id = Bench.id(Bench.json(send()));
    Awaitility.await().during(Duration.ofMillis(200)).until(() -> bench.statuses(id).isEmpty());
  }

  @Test
  void faultOfTemplatesLeavesMessagesAlone() {
    bench.control("faults", "{\"kind\":\"error\",\"on\":\"templates\"}");
    assertThat(send().status()).isEqualTo(200);
    assertThat(TemplatesTest.create(bench, "x", "UTILITY", "").at("/error/code").asInt()).isEqualTo(131000);
  }

  @Test
  void resetForgetsEverything() {
    bench.control("faults", "{\"kind\":\"error\",\"count\":5}");
    bench.control("tokens/revoke", "{}");
    bench.control("reset", "{}");
    assertThat(send().status()).isEqualTo(200);
    assertThat(bench.look("chat?person=" + Bench.CAMILLE + "&account=" + Bench.LUMEN).path("open").asBoolean()).isFalse();
  }
}
