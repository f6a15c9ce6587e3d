package io.entregent.sandbox.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.entregent.sandbox.place.Account;
import io.entregent.sandbox.place.Accounts;
import io.entregent.sandbox.wire.Json;
import io.entregent.sandbox.wire.Tokens;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;

/** What the businesses already had approved when the demo starts. */
public final class FirstTemplates {
  /** Data that the portal's demo starts with too; both sides must hold the same. */
  private static final String DEMO = "/io/entregent/template/demo-templates.json";

  private FirstTemplates() {}

  public static void plant(Templates templates, Accounts accounts, Clock clock) {
    JsonNode demo = demo();
    for (Account account : accounts.all()) {
      add(templates, account, clock, "hello_world", "en_US", "UTILITY", helloWorld());
      for (JsonNode one : demo) {
        ArrayNode components = TemplateRules.components(one, TemplateRules.named(one), TemplateRules.category(one));
        add(templates, account, clock, TemplateRules.name(one), TemplateRules.language(one), TemplateRules.category(one), components);
      }
    }
  }

  private static JsonNode demo() {
    try (InputStream file = FirstTemplates.class.getResourceAsStream(DEMO)) {
      JsonNode templates = file == null ? null : Json.read(file.readAllBytes());
      return templates == null ? Json.array() : templates;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static ArrayNode helloWorld() {
    ArrayNode components = Json.array();
    components.addObject().put("type", "HEADER").put("format", "TEXT").put("text", "Hello World");
    components.addObject()
        .put("type", "BODY")
        .put("text", "Welcome and congratulations!! This message demonstrates your ability to send a WhatsApp message notification.");
    components.addObject().put("type", "FOOTER").put("text", "WhatsApp Business Platform sample message");
    return components;
  }

  private static void add(
      Templates templates, Account account, Clock clock, String name, String language, String category, ArrayNode components) {
    Template template =
        new Template(Tokens.number(), account, name, language, false, category, components, clock.instant());
    template.status("APPROVED", "NONE");
    template.quality("GREEN");
    templates.keep(template);
  }
}
