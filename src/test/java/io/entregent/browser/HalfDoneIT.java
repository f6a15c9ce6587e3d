package io.entregent.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** An agency's script begins a client while the realm's administration refuses the portal: what was missed is done later, and once. */
class HalfDoneIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String slug = "reprise-" + System.nanoTime() % 1_000_000_000L;
    private final String boss = "patronne@" + slug + ".example";

    @Test
    void organisationAndInvitationAreMadeOnceWhenTheRealmAnswersAgain() throws Exception {
        Realm realm = new Realm();
        String token = token();
        realm.portalMay(false);
        try {
            JsonNode begun = ask(token, "POST", "agency/clients", ("{'name':'Reprise','slug':'%s','country':'FR','siren':'732829320','activity':'SHOP',"
                    + "'admin':'%s'}").formatted(slug, boss).replace('\'', '"'));
            assertThat(begun.path("slug").asText()).as(begun.toString()).isEqualTo(slug);
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> state(token, "organisation").equals("trouble"));
            assertThat(Mail.count(boss)).isZero();
        } finally {
            realm.portalMay(true);
        }
        Awaitility.await().atMost(Duration.ofSeconds(90)).until(() -> state(token, "organisation").equals("done") && Mail.count(boss) == 1);
        Awaitility.await().during(Duration.ofSeconds(8)).atMost(Duration.ofSeconds(20)).until(() -> Mail.count(boss) == 1);
        JsonNode made = realm.get("/organizations?q=slug:" + slug);
        assertThat(made).hasSize(1);
        assertThat(realm.get("/organizations/" + made.get(0).path("id").asText() + "/invitations")).hasSize(1);
    }

    private String state(String token, String step) throws Exception {
        return StreamSupport.stream(ask(token, "GET", "tenants/" + slug + "/onboarding", null).path("steps").spliterator(), false)
                .filter(one -> one.path("step").asText().equals(step)).map(one -> one.path("state").asText()).findFirst().orElse("");
    }

    private static JsonNode ask(String token, String verb, String path, String body) throws Exception {
        return JSON.readTree(HTTP.send(HttpRequest.newBuilder(URI.create(Browser.portal() + "/api/v1/" + path)).header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json").method(verb, body == null ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.ofString()).body());
    }

    private static String token() throws Exception {
        return JSON.readTree(HTTP.send(HttpRequest.newBuilder(URI.create(Browser.keycloak() + "/realms/entregent/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded").POST(HttpRequest.BodyPublishers.ofString(
                        "grant_type=client_credentials&client_id=confluence-robot&client_secret=entregent-robot-demo")).build(),
                HttpResponse.BodyHandlers.ofString()).body()).path("access_token").asText();
    }
}
