package io.entregent.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.Clock;

/** What the businesses already had approved when the demo starts. */
final class FirstTemplates {
  private FirstTemplates() {}

  static void plant(Templates templates, Accounts accounts, Clock clock) {
    for (Account account : accounts.all()) {
      add(templates, account, clock, "hello_world", "en_US", "UTILITY", "Hello World", "Welcome and congratulations!! This message demonstrates your ability to send a WhatsApp message notification.", "WhatsApp Business Platform sample message");
    }
  }

  private static void add(
      Templates templates, Account account, Clock clock, String name, String language, String category, String header, String body, String footer) {
    ArrayNode components = Json.array();
    components.addObject().put("type", "HEADER").put("format", "TEXT").put("text", header);
    components.addObject().put("type", "BODY").put("text", body);
    components.addObject().put("type", "FOOTER").put("text", footer);
    Template template =
        new Template(Tokens.number(), account, name, language, false, category, components, clock.instant());
    template.status("APPROVED", "NONE");
    template.quality("GREEN");
    templates.keep(template);
  }
}
