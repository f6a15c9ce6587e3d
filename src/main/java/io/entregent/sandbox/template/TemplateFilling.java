package io.entregent.sandbox.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entregent.sandbox.wire.Json;
import io.entregent.sandbox.wire.MetaError;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;

/** Puts the values of a send request into a template, or says what does not fit. */
public final class TemplateFilling {
  private static final Set<String> PARTS = Set.of("header", "body", "button", "carousel", "limited_time_offer", "call_permission_request");

  private final Template template;
  private final JsonNode given;
  private final Instant now;

  public TemplateFilling(Template template, JsonNode given, Instant now) {
    this.template = template;
    this.given = given.path("components");
    this.now = now;
  }

  /**
   * The message as the phone shows it: header, offer, body, footer, buttons, cards.
   *
   * @throws MetaError 132000, 132012, 132018, 132005, 131008
   */
  public ObjectNode fill() {
    for (JsonNode one : given) {
      if (!PARTS.contains(one.path("type").asText().toLowerCase(Locale.ROOT))) {
        throw MetaError.of(132018, "components: the template has no component of this type.");
      }
    }
    ObjectNode result = Json.object().put("name", template.name()).put("language", template.language());
    new PartsFilling(template, template.components(), given, "").fill(result);
    offer(result);
    cards(result);
    return result;
  }

  private void offer(ObjectNode result) {
    JsonNode offer = template.component("LIMITED_TIME_OFFER").path("limited_time_offer");
    JsonNode part = PartsFilling.part(given, "limited_time_offer");
    if (!offer.path("has_expiration").asBoolean()) {
      if (!part.isMissingNode()) {
        throw MetaError.of(132018, "limited_time_offer: the template has no offer that expires.");
      }
      if (offer.isObject()) {
        result.putObject("offer").put("text", offer.path("text").asText());
      }
      return;
    }
    JsonNode value = part.path("parameters").path(0);
    if (value.isMissingNode()) {
      throw MetaError.of(131008, "limited_time_offer: the parameter expiration_time_ms is required.");
    }
    JsonNode ends = value.path("limited_time_offer").path("expiration_time_ms");
    if (!value.path("type").asText().equals("limited_time_offer") || !ends.isIntegralNumber()) {
      throw MetaError.of(132012, "limited_time_offer: expiration_time_ms must be a UNIX timestamp in milliseconds.");
    }
    if (ends.asLong() <= now.toEpochMilli()) {
      throw MetaError.of(132018, "limited_time_offer: the offer has already expired.");
    }
    result.putObject("offer").put("text", offer.path("text").asText()).put("until", Instant.ofEpochMilli(ends.asLong()).toString());
  }

  private void cards(ObjectNode result) {
    JsonNode wanted = template.component("CAROUSEL").path("cards");
    JsonNode cards = PartsFilling.part(given, "carousel").path("cards");
    if (cards.size() != wanted.size()) {
      throw MetaError.of(132000, "carousel: number of cards (" + cards.size() + ") does not match the expected number of cards (" + wanted.size() + ")");
    }
    ArrayNode shown = wanted.isEmpty() ? Json.array() : result.putArray("cards");
    for (int i = 0; i < wanted.size(); i++) {
      JsonNode card = card(cards, i);
      new PartsFilling(template, wanted.get(i).path("components"), card.path("components"), "carousel card " + i + " ").fill(shown.addObject());
    }
  }

  private static JsonNode card(JsonNode cards, int index) {
    for (JsonNode one : cards) {
      if (one.path("card_index").isValueNode() && one.path("card_index").asInt(-1) == index) {
        return one;
      }
    }
    throw MetaError.of(131008, "carousel: the card with card_index " + index + " is missing.");
  }
}
