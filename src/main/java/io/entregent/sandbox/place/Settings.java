package io.entregent.sandbox.place;

import java.net.URI;
import java.util.function.UnaryOperator;

/**
 * Where webhooks go and what signs them.
 *
 * @param webhook default callback of every account
 * @param appSecret key of X-Hub-Signature-256
 * @param verifyToken sent in the handshake; may be null, then no handshake is possible
 */
public record Settings(URI webhook, String appSecret, String verifyToken) {
  /**
   * @param environment gives the value of a variable, or null
   * @throws IllegalStateException one sentence that names the variable that is missing or wrong
   */
  public static Settings from(UnaryOperator<String> environment) {
    return new Settings(
        url(required(environment, "ENTREGENT_SANDBOX_WEBHOOK_URL")),
        required(environment, "ENTREGENT_SANDBOX_APP_SECRET"),
        environment.apply("ENTREGENT_SANDBOX_VERIFY_TOKEN"));
  }

  private static String required(UnaryOperator<String> environment, String name) {
    String value = environment.apply(name);
    if (value == null || value.isBlank()) {
      throw new IllegalStateException("The sandbox cannot start: " + name + " is not set.");
    }
    return value.strip();
  }

  private static URI url(String value) {
    if (!value.matches("https?://[^\\s/]+(/\\S*)?")) {
      throw new IllegalStateException(
          "The sandbox cannot start: ENTREGENT_SANDBOX_WEBHOOK_URL is not an http or https URL.");
    }
    return URI.create(value);
  }
}
