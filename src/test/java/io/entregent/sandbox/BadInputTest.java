package io.entregent.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entregent.sandbox.wire.Reply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever comes, the answer is JSON in Meta's shape and never a 500 of ours. */
class BadInputTest {
  private static Bench bench;

  @BeforeAll
  static void start() {
    bench = new Bench();
    bench.openWindow();
    bench.control("limits", "{\"enforce\":false}");
  }

  @AfterAll
  static void stop() {
    bench.close();
  }

  static Stream<byte[]> bodies() {
    return Stream.of(
            "",
            "{",
            "null",
            "[]",
            "7",
            "\"text\"",
            "{\"a\":1,\"a\":2}",
            "{} trailing",
            "[".repeat(5000),
            "{\"a\":".repeat(500) + "1" + "}".repeat(500),
            "{\"messaging_product\":\"whatsapp\",\"to\":{},\"type\":[],\"text\":\"x\"}",
            "{\"messaging_product\":\"whatsapp\",\"to\":\"+33639981001\",\"type\":\"text\",\"text\":{\"body\":\"\\ud83d\"}}",
            "{\"messaging_product\":\"whatsapp\",\"to\":\"+33639981001\",\"type\":\"text\",\"text\":{\"body\":\"\\u0000\"}}",
            "{\"messaging_product\":\"whatsapp\",\"to\":\"+33639981001\",\"type\":\"interactive\",\"interactive\":{\"type\":\"list\",\"body\":{\"text\":\"a\"},\"action\":{\"button\":\"b\",\"sections\":[7]}}}",
            "{\"messaging_product\":\"whatsapp\",\"to\":\"+33639981001\",\"type\":\"contacts\",\"contacts\":[null]}",
            "{\"messaging_product\":\"whatsapp\",\"to\":\"+33639981001\",\"type\":\"template\",\"template\":{\"name\":\"hello_world\",\"language\":{\"code\":\"en_US\"},\"components\":[7,{\"type\":\"body\",\"parameters\":{}}]}}",
            "{\"messaging_product\":\"whatsapp\",\"status\":7,\"message_id\":[]}",
            "{\"name\":\"x\",\"language\":\"fr\",\"category\":\"UTILITY\",\"components\":[{\"type\":\"BODY\",\"text\":{}},{\"type\":\"BUTTONS\",\"buttons\":[1]}]}",
            "{\"name\":\"x\",\"language\":\"fr\",\"category\":\"UTILITY\",\"components\":\"[[[\"}",
            "{\"override_callback_uri\":\"http://[::1\",\"verify_token\":\"x\"}",
            "{\"messages\":[{}]}",
            "{\"kind\":{},\"count\":\"many\"}",
            "{\"person\":\"33639981001\",\"account\":\"200000000000001\",\"id\":\"none\",\"text\":\"\\udc00\"}")
        .map(s -> s.getBytes(StandardCharsets.UTF_8))
        .flatMap(b -> Stream.of(b, new byte[] {(byte) 0xff, (byte) 0xfe, '{', '}'}))
        .distinct();
  }

  private static void wellAnswered(Reply reply) {
    assertThat(reply.status()).isLessThan(500);
    JsonNode json = Bench.json(reply);
    if (reply.status() >= 400) {
      assertThat(json.at("/error/code").isInt()).isTrue();
      assertThat(json.at("/error/fbtrace_id").asText()).isNotEmpty();
      assertThat(json.at("/error/type").asText()).isNotEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void everyRouteAnswersWell(byte[] body) {
    Map<String, String> headers = Map.of("authorization", "Bearer t", "content-type", "application/json");
    for (String path : List.of(Bench.LUMEN + "/messages", Bench.LUMEN + "/media", Bench.LUMEN, Bench.LUMEN + "/whatsapp_business_profile", Bench.LUMEN + "/block_users", Bench.LUMEN_WABA + "/message_templates", Bench.LUMEN_WABA + "/subscribed_apps", "app/uploads", "nobody", "nobody/nothing", "a/b/c/d", "")) {
      for (String method : List.of("GET", "POST", "DELETE", "PATCH")) {
        wellAnswered(bench.sandbox.graph().answer(Bench.call(method, "v23.0/" + path, body, headers)));
      }
    }
    for (String path : List.of("people", "text", "reply", "react", "file", "promotions", "chat", "chats", "media/1", "x")) {
      for (String method : List.of("GET", "POST")) {
        wellAnswered(bench.sandbox.handset().answer(Bench.call(method, path, body, headers)));
      }
    }
    for (String path : List.of("templates/judge", "templates/review", "faults", "statuses", "inbound", "account", "window", "limits", "x")) {
      wellAnswered(bench.sandbox.control().answer(Bench.call("POST", path, body, headers)));
    }
    bench.control("faults/clear", "{}");
  }

  @Test
  void loneSurrogateTravelsUnharmed() {
    String id = bench.control("inbound", "{\"from\":\"+33639981002\",\"to\":\"" + Bench.LUMEN + "\",\"text\":\"a\\ud83db\"}").path("id").asText();
    assertThat(new String(bench.await(h -> h.value().at("/messages/0/id").asText().equals(id)).raw(), StandardCharsets.US_ASCII)).contains("a\\ud83db");
  }

  @Test
  void everySendExampleOfMetaIsUnderstood() throws IOException {
    try (Stream<Path> files = Files.list(Bench.shared("meta-examples/send"))) {
      for (Path file : files.sorted().toList()) {
        String body = Files.readString(file).replaceAll("\\{\\{Recipient[^}]*}}|16315555555", "+33639981001").replaceAll("<http\\(s\\)[^>]*>|http\\(s\\)://[a-z-]+", "https://media.example/x").replace("<HEADER_TYPE>", "text").replaceAll("<([A-Z_0-9]{1,24})[^>]*>", "$1");
        JsonNode reply = bench.graph("POST", "v23.0/" + Bench.LUMEN + "/messages", body);
        int code = reply.at("/error/code").asInt();
        assertThat(code).as(file.getFileName() + " " + reply).isIn(0, 100, 132001);
        if (code == 100) {
          assertThat(reply.at("/error/error_data/details").asText()).as(file.toString()).containsAnyOf("Media ID", "Message ID");
        }
      }
    }
  }

  @Test
  void everyTemplateExampleOfMetaIsTaken() throws IOException {
    try (Stream<Path> files = Files.list(Bench.shared("meta-examples/template-create"))) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString().replace(".json", "").replaceAll("[^a-z0-9]+", "_");
        String body = Files.readString(file).replaceAll("\"name\"\\s*:\\s*\"[^\"]*\"", "\"name\":\"" + name + "\"");
        JsonNode reply = bench.graph("POST", "v23.0/" + Bench.LUMEN_WABA + "/message_templates", body);
        assertThat(reply.path("status").asText()).as(file.getFileName() + " " + reply).isEqualTo("PENDING");
      }
    }
  }
}
