package io.entregent.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entregent.channel.Outbound;
import io.entregent.channel.Party;
import io.entregent.channel.whatsapp.Posted;
import io.entregent.template.content.Corpus;
import io.entregent.template.filling.Filled;
import io.entregent.template.filling.Form;
import io.entregent.template.filling.Slot;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every template that Meta and pywa publish, from its creation over the portal's form to the phone. */
class TemplateUseTest {
  private static final String ANY = "0190d000-0000-7000-8000-000000000001";
  /** Codes by which Meta says that the values do not fit the template. */
  private static final Set<Integer> MISFIT = Set.of(131008, 132000, 132012, 132018);

  private Bench bench;

  @BeforeEach
  void start() {
    bench = new Bench();
  }

  @AfterEach
  void stop() {
    bench.close();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.entregent.template.content.Corpus#bodies")
  void everyPublishedTemplateIsFilledInSentAndShown(String name, JsonNode published) {
    JsonNode template = approved(published);
    Form form = Form.of(template.path("components").toString());
    assertThat(form.obstacle()).isNull();
    ObjectNode sending = sending(template, values(form));

    JsonNode answer = post(sending);

    assertThat(answer.path("error")).as(answer.toString()).isEmpty();
    JsonNode shown = shown();
    assertThat(shown.path("name").asText()).isEqualTo(template.path("name").asText());
    assertThat(shown.path("body").asText()).isNotEmpty().doesNotContain("{{");
    assertThat(shown.toString()).doesNotContain("{{1}}");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.entregent.template.content.Corpus#bodies")
  void withoutOneOfItsPartsItIsRefused(String name, JsonNode published) {
    JsonNode template = approved(published);
    ObjectNode whole = sending(template, values(Form.of(template.path("components").toString())));
    for (int i = 0; i < whole.at("/template/components").size(); i++) {
      ObjectNode without = whole.deepCopy();
      JsonNode left = ((ArrayNode) without.at("/template/components")).remove(i);
      boolean optional = left.path("sub_type").asText().matches("CATALOG|flow");
      int code = post(without).at("/error/code").asInt();
      assertThat(optional ? code == 0 : MISFIT.contains(code)).as(left + " gave " + code).isTrue();
    }
    JsonNode cards = whole.at("/template/components").path(whole.at("/template/components").size() - 1).path("cards");
    for (int card = 0; card < cards.size(); card++) {
      for (int i = 0; i < cards.path(card).path("components").size(); i++) {
        ObjectNode without = whole.deepCopy();
        JsonNode left = ((ArrayNode) without.at("/template/components/" + (whole.at("/template/components").size() - 1) + "/cards/" + card + "/components")).remove(i);
        int code = post(without).at("/error/code").asInt();
        assertThat(left.path("sub_type").asText().equals("quick_reply") ? code == 0 : MISFIT.contains(code)).as(left + " gave " + code).isTrue();
      }
    }
  }

  @Test
  void whatGoesOutIsMetasOwnExample() throws IOException {
    Map<String, String> values = new HashMap<>(Map.of("1", "100", "2", "400", "3", "3", "catalog.0", "2lc20305pt"));
    ObjectNode catalogue = sending(Corpus.body("pywa intro_catalog_offer"), values);
    ((ObjectNode) catalogue.at("/template/components/1")).put("index", 0);
    assertThat(catalogue.get("template")).isEqualTo(Corpus.sending("send-catalog-template-message").get("template"));

    ObjectNode flow = sending(Corpus.body("create-flow-template-message-by-id.json"), Map.of());
    JsonNode golden = Corpus.sending("send-flow-template-message").get("template");
    ((ObjectNode) golden.at("/components/0/parameters/0/action")).put("flow_token", "token").remove("flow_action_data");
    assertThat(flow.get("template")).isEqualTo(golden);
  }

  @Test
  void aCardSentAsAnotherKindOrTwiceIsRefused() throws IOException {
    JsonNode template = approved(Corpus.body("pywa carousel_template_media_cards_v1"));
    ObjectNode whole = sending(template, values(Form.of(template.path("components").toString())));
    ObjectNode video = whole.deepCopy();
    ((ObjectNode) video.at("/template/components/1/cards/0/components/0/parameters/0")).put("type", "video");
    assertThat(post(video).at("/error/code").asInt()).isEqualTo(132012);
    ObjectNode twice = whole.deepCopy();
    ((ObjectNode) twice.at("/template/components/1/cards/1")).put("card_index", 0);
    assertThat(post(twice).at("/error/code").asInt()).isEqualTo(131008);
    ObjectNode fewer = whole.deepCopy();
    ((ArrayNode) fewer.at("/template/components/1/cards")).remove(2);
    assertThat(post(fewer).at("/error/code").asInt()).isEqualTo(132000);
  }

  @Test
  void anOfferThatIsOverIsRefused() throws IOException {
    JsonNode template = approved(Corpus.body("pywa limited_time_offer_caribbean_pkg_2023"));
    Map<String, String> values = values(Form.of(template.path("components").toString()));
    values.put("offer.expires", "2020-01-01T00:00:00Z");
    assertThat(post(sending(template, values)).at("/error/code").asInt()).isEqualTo(132018);
  }

  @Test
  void whatTheConsumerPressesOnACardTellsWhichCardItWas() throws IOException {
    JsonNode template = approved(Corpus.body("pywa carousel_template_media_cards_v1"));
    JsonNode sent = post(sending(template, values(Form.of(template.path("components").toString()))));
    bench.phone("reply", "\"id\":\"" + sent.at("/messages/0/id").asText() + "\",\"card\":1,\"choice\":\"Send me more like this!\"");
    JsonNode pressed = bench.await(h -> h.value().at("/messages/0/type").asText().equals("button")).value().at("/messages/0/button");
    assertThat(pressed.path("payload").asText()).isEqualTo("2: Send me more like this!");
    assertThat(pressed.path("text").asText()).isEqualTo("Send me more like this!");
  }

  /** Meta's examples have places for the names of templates and flows; everything else stays. */
  private JsonNode approved(JsonNode published) {
    ObjectNode body = published.deepCopy();
    if (!body.path("name").asText().matches("[a-z0-9_]+")) {
      body.put("name", "with_a_flow");
    }
    JsonNode made = bench.graph("POST", "v23.0/" + Bench.LUMEN_WABA + "/message_templates", body.toString());
    assertThat(made.path("id").asText()).as(made.toString()).isNotEmpty();
    bench.control("templates/judge", "{\"id\":\"" + made.path("id").asText() + "\",\"verdict\":\"approve\"}");
    return bench.graph("GET", "v23.0/" + made.path("id").asText(), "");
  }

  private static Map<String, String> values(Form form) {
    Map<String, String> values = new HashMap<>();
    for (Slot slot : form.slots()) {
      values.put(
          slot.name(),
          switch (slot.kind()) {
            case IMAGE, VIDEO, DOCUMENT -> "https://files.example/" + slot.name();
            case LATITUDE -> "48.8566";
            case LONGITUDE -> "2.3522";
            case CATALOG -> "194836987003835";
            case PRODUCT -> "2lc20305pt";
            case PRODUCTS -> "New: A1, A2; Last chance: B7";
            case COUPON -> "250FF";
            case CODE -> "123456";
            case EXPIRY -> Instant.now().plusSeconds(3600).toString();
            case TEXT, LINK, PLACE, ADDRESS -> slot.sample().isEmpty() ? "Rivage" : slot.sample();
          });
    }
    assertThat(form.faults(values, Instant.now())).isEmpty();
    return values;
  }

  private static ObjectNode sending(JsonNode template, Map<String, String> values) {
    Filled filled = Filled.of(template.path("components").toString(), values, "token");
    Outbound.TemplateMessage content =
        new Outbound.TemplateMessage(template.path("name").asText(), template.path("language").asText(), filled.components(), filled.cards());
    UUID id = UUID.fromString(ANY);
    return (ObjectNode) Posted.body(new Outbound(id, id, Party.phone("+" + Bench.CAMILLE), content, null));
  }

  private JsonNode post(JsonNode body) {
    return bench.graph("POST", "v23.0/" + Bench.LUMEN + "/messages", body.toString());
  }

  /** The newest message on the phone. */
  private JsonNode shown() {
    return Awaitility.await().until(
        () -> {
          JsonNode notes = bench.look("chat?person=" + Bench.CAMILLE + "&account=" + Bench.LUMEN).path("notes");
          return notes.path(notes.size() - 1).path("content");
        },
        content -> content.has("name"));
  }
}
