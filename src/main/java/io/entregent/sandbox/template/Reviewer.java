package io.entregent.sandbox.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entregent.sandbox.place.Faults;
import io.entregent.sandbox.webhook.WebhookBodies;
import io.entregent.sandbox.webhook.Webhooks;
import io.entregent.sandbox.wire.Json;
import io.entregent.sandbox.wire.MetaError;
import java.time.Clock;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Judges templates as Meta's reviewers do: by itself after a while, or as it is told to. */
public final class Reviewer {
  private static final Pattern PROMOTIONAL =
      Pattern.compile(
          "(?iu)\\b(promo\\w*|soldes?|remise|r\\u00e9duction|offre|vente priv\\u00e9e|sale|discount|deal|offer|black friday|coupon)\\b|[0-9]\\s*%");
  private static final Set<String> REASONS =
      Set.of("ABUSIVE_CONTENT", "INCORRECT_CATEGORY", "INVALID_FORMAT", "PROMOTIONAL", "SCAM", "TAG_CONTENT_MISMATCH", "NONE");

  private final Templates templates;
  private final Webhooks webhooks;
  private final Clock clock;
  private final ScheduledExecutorService threads;
  private volatile boolean alone = true;
  private volatile int after = 3_000;

  public Reviewer(Templates templates, Webhooks webhooks, Clock clock, ScheduledExecutorService threads) {
    this.templates = templates;
    this.webhooks = webhooks;
    this.clock = clock;
    this.threads = threads;
  }

  /** A template waits for its verdict. */
  public void submitted(Template template) {
    if (alone) {
      threads.schedule(() -> judgeAlone(template), after, TimeUnit.MILLISECONDS);
    }
  }

  public void conduct(JsonNode wishes) {
    String mode = Json.text(wishes, "mode", alone ? "auto" : "manual");
    if (!mode.equals("auto") && !mode.equals("manual")) {
      throw MetaError.invalid("mode must be auto or manual.");
    }
    alone = mode.equals("auto");
    after = Faults.number(wishes, "after", after, 0, 3_600_000);
  }

  /** What Meta says of the category at creation: a promotional utility template becomes marketing. */
  public void classify(Template template) {
    if (template.category().equals("UTILITY") && PROMOTIONAL.matcher(template.components().toString()).find()) {
      template.recategorise("MARKETING");
    }
  }

  private void judgeAlone(Template template) {
    if (!template.status().equals("PENDING") || templates.byId(template.id()) != template) {
      return;
    }
    String text = template.component("BODY").path("text").asText();
    if (Variables.adjacent(text)) {
      reject(template, "INVALID_FORMAT");
    } else if (text.strip().matches("\\{\\{[^{}]*}}[.!]?")) {
      reject(template, "TAG_CONTENT_MISMATCH");
    } else {
      change(template, "APPROVED", "NONE");
    }
  }

  /**
   * @param verdict approve, reject, pause, unpause, disable, flag, archive, unarchive, appeal, recategorise, edit, quality
   * @throws MetaError when the verdict makes no sense
   */
  public void judge(Template template, String verdict, JsonNode how) {
    switch (verdict) {
      case "approve" -> change(template, "APPROVED", "NONE");
      case "reject" -> reject(template, reason(how));
      case "pause" -> pause(template);
      case "unpause" -> unpause(template);
      case "disable" -> change(template, "DISABLED", "NONE");
      case "flag" -> announce(template, "FLAGGED", "NONE", null);
      case "archive" -> archive(template);
      case "unarchive" -> unarchive(template);
      case "appeal" -> change(template, "IN_APPEAL", "NONE");
      case "recategorise" -> recategorise(template, TemplateRules.category(how), how.path("notice").asBoolean());
      case "edit" -> edit(template, Json.text(how, "text", ""));
      case "quality" -> quality(template, Json.text(how, "score", "").toUpperCase(Locale.ROOT));
      default -> throw MetaError.invalid("The verdict is not known.");
    }
  }

  private static String reason(JsonNode how) {
    String reason = Json.text(how, "reason", "INVALID_FORMAT").toUpperCase(Locale.ROOT);
    if (!REASONS.contains(reason)) {
      throw MetaError.invalid("reason must be one of " + REASONS + ".");
    }
    return reason;
  }

  private void reject(Template template, String reason) {
    ObjectNode more = null;
    if (reason.equals("INVALID_FORMAT")) {
      more = Json.object();
      more.putObject("rejection_info")
          .put("reason", "Your template has parameters placed next to each other (like {{1}}{{2}}) without text or punctuation between them.")
          .put("recommendation", "Separate parameters with descriptive text and ensure each parameter is clearly contextualized.");
    }
    template.status("REJECTED", reason);
    announce(template, "REJECTED", reason, more);
  }

  private void pause(Template template) {
    int which = template.pause();
    ObjectNode more = Json.object();
    more.putObject("other_info")
        .put("title", which == 1 ? "FIRST_PAUSE" : which == 2 ? "SECOND_PAUSE" : "DISABLED")
        .put("description", which == 1 ? "Your WhatsApp message template has been paused for 3 hours" : which == 2 ? "Your WhatsApp message template has been paused for 6 hours" : "Your WhatsApp message template has been disabled");
    announce(template, which > 2 ? "DISABLED" : "PAUSED", "NONE", more);
  }

  /** The template may be sent again. */
  public void unpause(Template template) {
    template.status("APPROVED", "NONE");
    ObjectNode more = Json.object();
    more.putObject("other_info").put("title", "UNPAUSE").put("description", "Your WhatsApp message template has been unpaused");
    announce(template, "APPROVED", "NONE", more);
  }

  private void recategorise(Template template, String to, boolean notice) {
    ObjectNode value = WebhookBodies.aboutTemplate(template, Json.object());
    if (notice) {
      template.announce(to);
      value.put("new_category", template.category()).put("correct_category", to);
    } else {
      String from = template.category();
      template.recategorise(to);
      value.put("previous_category", from).put("new_category", to);
    }
    post(template, "template_category_update", value);
  }

  /** Somebody changes the body in Meta's own manager, past whoever looks after the account. */
  private void edit(Template template, String text) {
    if (text.isBlank() || text.length() > 1024) {
      throw MetaError.invalid("text must be 1 to 1024 characters.");
    }
    template.rewrite(text);
    ObjectNode value = Json.object().put("message_template_title", template.component("HEADER").path("text").asText());
    value.put("message_template_element", text).put("message_template_footer", template.component("FOOTER").path("text").asText());
    post(template, "message_template_components_update", WebhookBodies.aboutTemplate(template, value));
  }

  private void quality(Template template, String score) {
    if (!Set.of("GREEN", "YELLOW", "RED", "UNKNOWN").contains(score)) {
      throw MetaError.invalid("score must be one of GREEN, YELLOW, RED, UNKNOWN.");
    }
    String before = template.quality();
    template.quality(score);
    ObjectNode value = Json.object().put("previous_quality_score", before).put("new_quality_score", score);
    post(template, "message_template_quality_update", WebhookBodies.aboutTemplate(template, value));
  }

  /** A template that is no longer there. */
  public void deleted(Template template) {
    announce(template, "DELETED", "NONE", null);
  }

  /** Null, or why it cannot be archived. */
  public String archive(Template template) {
    if (!template.archive()) {
      return "Only approved or rejected templates can be archived";
    }
    announce(template, "ARCHIVED", "NONE", null);
    return null;
  }

  /** Null, or why it cannot be taken back. */
  public String unarchive(Template template) {
    if (!template.unarchive()) {
      return "Template is not archived";
    }
    announce(template, "UNARCHIVED", "NONE", null);
    return null;
  }

  private void change(Template template, String status, String reason) {
    template.status(status, reason);
    announce(template, status, reason, null);
  }

  private void announce(Template template, String event, String reason, ObjectNode more) {
    ObjectNode value = WebhookBodies.templateStatus(template, event, reason);
    if (more != null) {
      value.setAll(more);
    }
    if (event.equals("DISABLED")) {
      value.putObject("disable_info").put("disable_date", clock.instant().toString().substring(0, 10));
    }
    post(template, "message_template_status_update", value);
  }

  private void post(Template template, String field, ObjectNode value) {
    webhooks.post(template.account(), WebhookBodies.account(template.account(), field, value, clock.instant()));
  }

  public ObjectNode view() {
    return Json.object().put("mode", alone ? "auto" : "manual").put("after", after);
  }

  public void reset() {
    alone = true;
    after = 3_000;
  }
}
