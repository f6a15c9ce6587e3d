package io.entregent.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entregent.sandbox.place.Accounts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SignupsTest {
  private static final String WABA = "710000000000001";
  private static final String PHONE = "810000000000001";
  private static final String GRANT =
      "{\"waba\":\"" + WABA + "\",\"phone\":\"" + PHONE + "\",\"number\":\"+33 1 97 00 00 01\",\"name\":\"Quai\",\"review\":true}";

  private Bench bench;

  @BeforeEach
  void start() {
    bench = new Bench();
  }

  @AfterEach
  void stop() {
    bench.close();
  }

  @Test
  void aCodeIsExchangedOnceForATokenOfThatAccount() {
    String code = bench.control("signup", GRANT).get("code").asText();
    String token = exchange(code).get("access_token").asText();

    assertThat(bench.graph("GET", "v23.0/debug_token?input_token=" + token, "").at("/data/granular_scopes/0/target_ids/0").asText()).isEqualTo(WABA);
    assertThat(exchange(code).at("/error/code").asInt()).isEqualTo(100);
    assertThat(exchange(code).at("/error/error_subcode").asInt()).isEqualTo(36009);
  }

  @Test
  void aNumberIsPendingUntilItIsRegisteredAndItsNameUntilMetaAgrees() {
    bench.control("signup", GRANT);
    assertThat(number().get("status").asText()).isEqualTo("PENDING");
    assertThat(bench.graph("POST", "v23.0/" + PHONE + "/register", "{\"pin\":\"12\"}").at("/error/code").asInt()).isEqualTo(100);
    bench.graph("POST", "v23.0/" + PHONE + "/register", "{\"messaging_product\":\"whatsapp\",\"pin\":\"123456\"}");
    assertThat(number().get("status").asText()).isEqualTo("CONNECTED");
    assertThat(number().get("name_status").asText()).isEqualTo("PENDING_REVIEW");

    bench.control("signup/reviewed", "{\"waba\":\"" + WABA + "\"}");
    assertThat(number().get("name_status").asText()).isEqualTo("APPROVED");
  }

  @Test
  void anOverrideIsTakenFromASubscribedAppOnly() {
    bench.control("signup", GRANT);
    String override = "{\"override_callback_uri\":\"" + bench.hookUri() + "\",\"verify_token\":\"right\"}";
    JsonNode early = bench.graph("POST", "v23.0/" + WABA + "/subscribed_apps", override);
    assertThat(early.at("/error/error_data/details").asText()).startsWith("Before override the current callback uri");

    bench.graph("POST", "v23.0/" + WABA + "/subscribed_apps", "{}");
    assertThat(bench.graph("POST", "v23.0/" + WABA + "/subscribed_apps", override).get("success").asBoolean()).isTrue();
  }

  @Test
  void theAppHearsWhatItSubscribesUnlessItIsManagedElsewhere() {
    String all = "v23.0/" + Accounts.APP + "/subscriptions";
    bench.control("fields", "{\"without\":\"messages\",\"locked\":true}");
    assertThat(bench.graph("GET", all, "").at("/data/0/fields")).hasSize(10);
    String wanted = "{\"object\":\"whatsapp_business_account\",\"callback_url\":\"https://x.example\",\"fields\":\"messages,security\"}";
    assertThat(bench.graph("POST", all, wanted).at("/error/code").asInt()).isEqualTo(200);

    bench.control("fields", "{\"without\":\"messages\"}");
    bench.graph("POST", all, wanted);
    assertThat(bench.graph("GET", all, "").at("/data/0/fields")).hasSize(2);
  }

  private JsonNode number() {
    return bench.graph("GET", "v23.0/" + PHONE + "?fields=status,name_status", "");
  }

  private JsonNode exchange(String code) {
    return bench.graph("GET", "v23.0/oauth/access_token?client_id=" + Accounts.APP + "&client_secret=s&code=" + code, "");
  }
}
