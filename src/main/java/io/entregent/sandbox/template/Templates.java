package io.entregent.sandbox.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entregent.sandbox.place.Account;
import io.entregent.sandbox.place.Rates;
import io.entregent.sandbox.wire.Call;
import io.entregent.sandbox.wire.Json;
import io.entregent.sandbox.wire.Listing;
import io.entregent.sandbox.wire.MetaError;
import io.entregent.sandbox.wire.Tokens;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The templates of all businesses. */
public final class Templates {
  private static final int MOST = 250;
  private static final int MOST_OF_VERIFIED = 6_000;
  private static final Duration NAME_REST = Duration.ofDays(30);
  private static final int FEWEST_TTL = 30;
  private static final int MOST_TTL = 2_592_000;

  private final Clock clock;
  private final Rates rates;
  private final Map<String, Template> templates = new LinkedHashMap<>();
  private final Map<String, Instant> restingNames = new LinkedHashMap<>();

  public Templates(Clock clock, Rates rates) {
    this.clock = clock;
    this.rates = rates;
  }

  /**
   * @param verified whether the business is
   * @throws MetaError what is wrong with it
   */
  public synchronized Template create(Account account, JsonNode body, boolean verified) {
    rates.creation(account);
    String name = TemplateRules.name(body);
    String language = TemplateRules.language(body);
    String category = TemplateRules.category(body);
    boolean named = TemplateRules.named(body);
    ArrayNode components = TemplateRules.components(body, named, category);
    int ttl = ttl(body);
    if (find(account, name, language) != null) {
      throw MetaError.template(
          2388024,
          "Content in This Language Already Exists",
          "There is already " + language + " content for this template. You can create a new template and try again.");
    }
    Instant resting = restingNames.get(account.waba() + '|' + name);
    if (resting != null && clock.instant().isBefore(resting)) {
      throw MetaError.template(
          2388023,
          "Message template language is being deleted",
          "A template with this name was deleted; the name can be used again after 30 days.");
    }
    int most = verified ? MOST_OF_VERIFIED : MOST;
    if (of(account).size() >= most) {
      throw MetaError.template(
          2388019, "Message template limit exceeded", "The account has reached the limit of " + most + " templates.");
    }
    Template template =
        new Template(Tokens.number(), account, name, language, named, category, components, clock.instant());
    template.ttl(ttl);
    templates.put(template.id(), template);
    return template;
  }

  /**
   * @throws MetaError when it may not be changed so
   */
  public synchronized void edit(Template template, JsonNode body) {
    String category = body.has("category") ? TemplateRules.category(body) : null;
    ArrayNode components =
        body.has("components")
            ? TemplateRules.components(body, template.named(), category == null ? template.category() : category)
            : null;
    int ttl = ttl(body);
    if (components == null && category == null && ttl < 0) {
      throw MetaError.invalid("One of category, components or message_send_ttl_seconds is required.");
    }
    template.edit(components, category, clock.instant());
    template.ttl(ttl);
  }

  private static int ttl(JsonNode body) {
    JsonNode given = body.path("message_send_ttl_seconds");
    if (given.isMissingNode() || given.isNull() || given.asInt() == -1) {
      return -1;
    }
    if (!given.canConvertToInt() || given.asInt() < FEWEST_TTL || given.asInt() > MOST_TTL) {
      throw MetaError.invalid("Param message_send_ttl_seconds must be between 30 and 2592000.");
    }
    return given.asInt();
  }

  public synchronized Template byId(String id) {
    return templates.get(id);
  }

  public synchronized Template find(Account account, String name, String language) {
    return of(account).stream()
        .filter(t -> t.name().equals(name) && t.language().equals(language))
        .findFirst()
        .orElse(null);
  }

  public synchronized List<Template> of(Account account) {
    return new ArrayList<>(templates.values().stream().filter(t -> t.account().equals(account)).toList());
  }

  public synchronized List<Template> all() {
    return new ArrayList<>(templates.values());
  }

  /**
   * Removes one template by id, or all languages of a name.
   *
   * @return what was removed; never empty
   * @throws MetaError when there is nothing to remove
   */
  public synchronized List<Template> delete(Account account, String name, String id) {
    List<Template> found =
        of(account).stream()
            .filter(t -> (id == null || t.id().equals(id)) && (name == null || t.name().equals(name)))
            .toList();
    if (found.isEmpty()) {
      throw MetaError.template(
          2593002, "Message template not found", "No template with this name or id was found in the account.");
    }
    if (found.stream().anyMatch(t -> t.status().equals("DISABLED"))) {
      throw MetaError.template(2388039, "Message template can't be deleted", "A disabled template cannot be deleted.");
    }
    for (Template template : found) {
      templates.remove(template.id());
      if (template.status().equals("APPROVED")) {
        restingNames.put(account.waba() + '|' + template.name(), clock.instant().plus(NAME_REST));
      }
    }
    return found;
  }

  /** The page of templates that the filters, limit and cursor of the request select. */
  public synchronized ObjectNode list(Account account, Call call) {
    List<Template> chosen = of(account).stream().filter(t -> matches(t, call)).toList();
    ObjectNode page =
        Listing.page(call, chosen.size(), i -> Listing.select(chosen.get(i).view(), call.field("fields"), FIRST_FIELDS));
    if (call.field("summary") != null) {
      int count = of(account).size();
      ObjectNode summary =
          Json.object()
              .put("total_count", chosen.size())
              .put("message_template_count", count)
              .put("message_template_limit", MOST)
              .put("are_translations_complete", true);
      page.set("summary", Listing.select(summary, call.field("summary").equals("true") ? null : call.field("summary"), SUMMARY));
    }
    return page;
  }

  public static ObjectNode one(Template template, String fields) {
    return Listing.select(template.view(), fields, FIRST_FIELDS);
  }

  private static final List<String> FIRST_FIELDS =
      List.of("name", "parameter_format", "components", "language", "status", "category", "previous_category", "id");

  private static final List<String> SUMMARY =
      List.of("total_count", "message_template_count", "message_template_limit", "are_translations_complete");

  private static boolean matches(Template template, Call call) {
    return fits(call.field("status"), template.status())
        && fits(call.field("category"), template.category())
        && fits(call.field("language"), template.language())
        && fits(call.field("quality_score"), template.quality())
        && (call.field("name") == null || template.name().contains(call.field("name")))
        && (call.field("name_or_content") == null
            || template.name().contains(call.field("name_or_content").toLowerCase(Locale.ROOT))
            || template.components().toString().contains(call.field("name_or_content")))
        && (call.field("content") == null || template.components().toString().contains(call.field("content")));
  }

  private static boolean fits(String wanted, String value) {
    if (wanted == null) {
      return true;
    }
    for (String one : wanted.replaceAll("[\\[\\]\"\\s]", "").split(",")) {
      if (one.equalsIgnoreCase(value)) {
        return true;
      }
    }
    return false;
  }

  public synchronized void reset() {
    templates.clear();
    restingNames.clear();
  }

  /** Approved ones with made-up names, for whoever compares many. */
  public synchronized void fill(Account account, int count) {
    for (int i = 1; i <= count; i++) {
      ArrayNode components = Json.array();
      components.addObject().put("type", "BODY").put("text", "Filler number " + i + " for whoever compares many.");
      Template template = new Template(Tokens.number(), account, "filler_" + i, "en", false, "UTILITY", components, clock.instant());
      template.status("APPROVED", "NONE");
      templates.put(template.id(), template);
    }
  }

  synchronized void keep(Template template) {
    templates.put(template.id(), template);
  }
}
