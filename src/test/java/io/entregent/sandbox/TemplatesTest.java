package io.entregent.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplatesTest {
  private static final String EDGE = "v23.0/" + Bench.LUMEN_WABA + "/message_templates";
  private Bench bench;

  @BeforeEach
  void start() {
    bench = new Bench();
  }

  @AfterEach
  void stop() {
    bench.close();
  }

  /** The id of a French template that is approved. */
  static String approved(Bench bench, String name, String category, String components) {
    String id = create(bench, name, category, components).path("id").asText();
    bench.control("templates/judge", "{\"id\":\"" + id + "\",\"verdict\":\"approve\"}");
    return id;
  }

  static JsonNode create(Bench bench, String name, String category, String components) {
    return bench.graph("POST", EDGE, "{\"name\":\"" + name + "\",\"language\":\"fr\",\"category\":\"" + category + "\",\"components\":[" + components + "]}");
  }

  private JsonNode body(String text) {
    return create(bench, "essai", "UTILITY", "{\"type\":\"BODY\",\"text\":\"" + text + "\",\"example\":{\"body_text\":[[\"a\"]]}}");
  }

  @Test
  void newTemplateIsPendingAndCannotBeSent() {
    JsonNode made = body("Votre commande {{1}} est prête.");
    assertThat(made.path("status").asText()).isEqualTo("PENDING");
    assertThat(made.path("category").asText()).isEqualTo("UTILITY");
    JsonNode sent = bench.send("\"type\":\"template\",\"template\":{\"name\":\"essai\",\"language\":{\"code\":\"fr\"},\"components\":[{\"type\":\"body\",\"parameters\":[{\"type\":\"text\",\"text\":\"1\"}]}]}");
    assertThat(sent.at("/error/code").asInt()).isEqualTo(132001);
  }

  @ParameterizedTest
  @CsvSource({
    "{{1}} est votre commande., 2388299",
    "Votre commande est {{1}}, 2388299",
    "Commande {{2}} prête ici., 2388072",
    "Commande {{1 prête ici., 2388072",
  })
  void badBodyIsRefusedWithItsSubcode(String text, int subcode) {
    JsonNode refused = body(text);
    assertThat(refused.at("/error/code").asInt()).isEqualTo(100);
    assertThat(refused.at("/error/error_subcode").asInt()).isEqualTo(subcode);
    assertThat(refused.at("/error/error_user_msg").asText()).isNotEmpty();
  }

  @Test
  void tooLongBodyIsRefused() {
    assertThat(body("x".repeat(1025)).at("/error/error_subcode").asInt()).isEqualTo(2388040);
  }

  @Test
  void missingExampleIsRefused() {
    JsonNode refused = create(bench, "essai", "UTILITY", "{\"type\":\"BODY\",\"text\":\"Votre commande {{1}} est prête.\"}");
    assertThat(refused.at("/error/code").asInt()).isEqualTo(100);
  }

  @Test
  void sameNameAndLanguageIsRefused() {
    body("Votre commande {{1}} est prête.");
    assertThat(body("Votre commande {{1}} est prête.").at("/error/error_subcode").asInt()).isEqualTo(2388024);
  }

  @Test
  void quickRepliesMustStandTogether() {
    JsonNode refused = create(bench, "b", "UTILITY", "{\"type\":\"BODY\",\"text\":\"Bonjour à vous.\"},{\"type\":\"BUTTONS\",\"buttons\":[{\"type\":\"QUICK_REPLY\",\"text\":\"a\"},{\"type\":\"URL\",\"text\":\"b\",\"url\":\"https://b.example/\"},{\"type\":\"QUICK_REPLY\",\"text\":\"c\"}]}");
    assertThat(refused.at("/error/error_data/details").asText()).contains("grouped");
  }

  @Test
  void promotionalUtilityBecomesMarketing() {
    assertThat(body("Votre offre {{1}} vous attend ici.").path("category").asText()).isEqualTo("MARKETING");
  }

  @Test
  void listIsPagedByCursorWithoutLossOrRepetition() {
    for (int i = 0; i < 7; i++) {
      create(bench, "page_" + i, "UTILITY", "{\"type\":\"BODY\",\"text\":\"Texte de la page.\"}");
    }
    int held = bench.sandbox.world().templates().of(bench.sandbox.world().accounts().byWaba(Bench.LUMEN_WABA)).size();
    Set<String> ids = new HashSet<>();
    int pages = 0;
    String after = "";
    while (after != null) {
      JsonNode page = bench.graph("GET", EDGE + "?limit=3&fields=name,status" + (after.isEmpty() ? "" : "&after=" + after), "");
      page.path("data").forEach(t -> assertThat(ids.add(t.path("id").asText())).isTrue());
      assertThat(page.at("/data/0").has("components")).isFalse();
      after = page.at("/paging/next").isMissingNode() ? null : page.at("/paging/cursors/after").asText();
      pages++;
    }
    assertThat(ids).hasSize(held);
    assertThat(pages).isEqualTo((held + 2) / 3);
  }

  @Test
  void approvedTemplateIsEditedOnceADay() {
    String id = approved(bench, "edition", "UTILITY", "{\"type\":\"BODY\",\"text\":\"Premier texte.\"}");
    String change = "{\"components\":[{\"type\":\"BODY\",\"text\":\"Second texte.\"}]}";
    assertThat(bench.graph("POST", "v23.0/" + id, change).path("success").asBoolean()).isTrue();
    assertThat(bench.graph("POST", "v23.0/" + id, change).at("/error/error_subcode").asInt()).isEqualTo(2388039);
    bench.control("templates/judge", "{\"id\":\"" + id + "\",\"verdict\":\"approve\"}");
    assertThat(bench.graph("POST", "v23.0/" + id, change).at("/error/error_subcode").asInt()).isEqualTo(2388039);
  }

  @Test
  void nameOfDeletedTemplateRests() {
    approved(bench, "repos", "UTILITY", "{\"type\":\"BODY\",\"text\":\"Un texte.\"}");
    assertThat(bench.graph("DELETE", EDGE + "?name=repos", "").path("success").asBoolean()).isTrue();
    assertThat(create(bench, "repos", "UTILITY", "{\"type\":\"BODY\",\"text\":\"Un texte.\"}").at("/error/error_subcode").asInt()).isEqualTo(2388023);
  }

  @Test
  void demoTemplatesCanBeSent() {
    assertThat(bench.send("\"type\":\"template\",\"template\":{\"name\":\"info_fermeture\",\"language\":{\"code\":\"fr\"},\"components\":[{\"type\":\"body\",\"parameters\":[{\"type\":\"text\",\"text\":\"14 juillet\"}]}]}").has("messages")).isTrue();
  }

  @Test
  void thirdPauseDisables() {
    String id = approved(bench, "pauses", "UTILITY", "{\"type\":\"BODY\",\"text\":\"Un texte.\"}");
    for (String wanted : new String[] {"PAUSED", "PAUSED", "DISABLED"}) {
      assertThat(bench.control("templates/judge", "{\"id\":\"" + id + "\",\"verdict\":\"pause\"}").path("status").asText()).isEqualTo(wanted);
    }
    assertThat(bench.send("\"type\":\"template\",\"template\":{\"name\":\"pauses\",\"language\":{\"code\":\"fr\"}}").at("/error/code").asInt()).isEqualTo(132016);
  }

  @Test
  void wrongNumberOfParametersIsRefused() {
    approved(bench, "deux", "UTILITY", "{\"type\":\"BODY\",\"text\":\"Bonjour {{1}}, la commande {{2}} vous attend.\",\"example\":{\"body_text\":[[\"a\",\"b\"]]}}");
    JsonNode refused = bench.send("\"type\":\"template\",\"template\":{\"name\":\"deux\",\"language\":{\"code\":\"fr\"},\"components\":[{\"type\":\"body\",\"parameters\":[{\"type\":\"text\",\"text\":\"1\"}]}]}");
    assertThat(refused.at("/error/code").asInt()).isEqualTo(132000);
    assertThat(refused.at("/error/error_data/details").asText()).isEqualTo("body: number of localizable_params (1) does not match the expected number of params (2)");
  }

  @Test
  void valueWithNewLineIsRefused() {
    approved(bench, "ligne", "UTILITY", "{\"type\":\"BODY\",\"text\":\"La commande {{1}} vous attend.\",\"example\":{\"body_text\":[[\"a\"]]}}");
    JsonNode refused = bench.send("\"type\":\"template\",\"template\":{\"name\":\"ligne\",\"language\":{\"code\":\"fr\"},\"components\":[{\"type\":\"body\",\"parameters\":[{\"type\":\"text\",\"text\":\"a\\nb\"}]}]}");
    assertThat(refused.at("/error/code").asInt()).isEqualTo(132018);
  }

  @Test
  void automaticReviewRejectsAdjacentVariables() {
    bench.control("templates/review", "{\"mode\":\"auto\",\"after\":10}");
    create(bench, "collees", "UTILITY", "{\"type\":\"BODY\",\"text\":\"Votre commande {{1}}{{2}} est prête au comptoir.\",\"example\":{\"body_text\":[[\"a\",\"b\"]]}}");
    Bench.Hook judged = bench.await(h -> h.field().equals("message_template_status_update"));
    assertThat(judged.value().path("event").asText()).isEqualTo("REJECTED");
    assertThat(judged.value().path("reason").asText()).isEqualTo("INVALID_FORMAT");
    assertThat(judged.value().at("/rejection_info/recommendation").asText()).isNotEmpty();
  }
}
