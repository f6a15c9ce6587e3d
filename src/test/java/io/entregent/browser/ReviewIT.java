package io.entregent.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A template from its hand-in to the phone of somebody who gets it, and the pages on that way. */
class ReviewIT extends BrowserIT {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TEMPLATES = "/api/v1/tenants/maison-lumen/templates";
    private static final Duration VERDICT = Duration.ofSeconds(90);

    @Test
    void whatWasHandedInIsApprovedWithAFreshProofGoesLiveAndReachesAPhone() throws Exception {
        String name = "retrait_" + Instant.now().getEpochSecond();
        JsonNode version = handIn(name, "Bonjour {{first_name}}, votre commande " + name + " est prête en boutique. À bientôt.");
        String address = address(version);

        Browser approver = browser("fr").login("approver@maison-lumen.example", "/t/maison-lumen/review");
        assertThat(approver.find(By.id("queue")).getText()).contains(name);
        approver.open(address);
        assertThat(approver.find(By.id("hash")).getText()).isEqualTo(version.path("hash").asText());
        approver.click(By.id("confirm"));
        approver.type(By.id("password"), "demo");
        approver.click(By.id("kc-login"));
        approver.await().until(browser -> browser.getCurrentUrl().equals(Browser.portal() + address));
        for (int width : new int[] {1440, Browser.PHONE}) {
            approver.screenshot("review-version", width);
            approver.assertAccessible();
        }
        approver.width(Browser.DESKTOP);
        approver.click(By.id("decision:approve"));
        new WebDriverWait(approver.driver(), VERDICT).until(browser -> {
            browser.navigate().refresh();
            return "LIVE".equals(browser.findElement(By.id("state")).getDomAttribute("data-state"));
        });

        String phone = "+3363998" + String.format("%04d", Instant.now().getEpochSecond() % 10000);
        new Consumer(phone, "Nina Review", "200000000000001").wroteAt(Instant.now().minus(Duration.ofHours(30)), "Bonjour " + name);
        Browser agent = browser("fr").login("agent@maison-lumen.example", "/t/maison-lumen/inbox?q=" + phone.substring(1));
        By row = By.cssSelector("#rows a.row");
        agent.await().until(browser -> {
            browser.navigate().refresh();
            return !browser.findElements(row).isEmpty();
        });
        agent.click(row);
        agent.guardAjax(() -> new Select(agent.find(By.id("composer:template"))).getOptions().stream()
                .filter(option -> option.getText().contains(name)).findFirst().orElseThrow().click());
        agent.type(By.id("variable-0"), "Nina");
        agent.guardAjax(() -> agent.click(By.id("composer:sendTemplate")));
        agent.await().until(browser -> browser.findElement(By.cssSelector(".bubble--out")).getText().contains("Bonjour Nina"));

        approver.open("/t/maison-lumen/review/figures");
        assertThat(approver.find(By.id("figures")).getText()).contains(name, "v1");
    }

    @Test
    void aRejectionNeedsItsReasonAndTheNextVersionShowsItsDifference() throws Exception {
        String name = "avis_" + Instant.now().getEpochSecond();
        JsonNode version = handIn(name, "Bonjour {{first_name}}, votre colis " + name + " est arrivé chez nous. À bientôt.");
        Browser approver = browser("en").login("approver@maison-lumen.example", address(version));
        approver.click(By.id("confirm"));
        approver.type(By.id("password"), "demo");
        approver.click(By.id("kc-login"));
        approver.click(By.id("decision:reject"));
        assertThat(approver.find(By.id("says")).getText()).contains("Say why");
        approver.type(By.id("decision:remark"), "Say order, not parcel.");
        approver.click(By.id("decision:reject"));
        approver.await().until(browser -> "REJECTED".equals(browser.findElement(By.id("state")).getDomAttribute("data-state")));
        assertThat(approver.find(By.className("step__remark")).getText()).contains("Say order, not parcel.");
    }

    @Test
    void thePagesAroundReviewsAreForEverybody() throws Exception {
        for (String language : new String[] {"fr", "en"}) {
            Browser admin = browser(language).login("admin@maison-lumen.example", "/t/maison-lumen/review");
            for (String page : new String[] {"review?tab=live", "review/settings", "review/drift", "review/figures", "notices"}) {
                admin.open("/t/maison-lumen/" + page);
                for (int width : new int[] {1440, Browser.PHONE}) {
                    admin.screenshot("review-" + page.replaceAll("\\W", "-") + "-" + language, width);
                    admin.assertAccessible();
                    Number overflow = (Number) admin.driver().executeScript("return document.documentElement.scrollWidth - innerWidth");
                    assertThat(overflow.intValue()).as("sideways scroll of %s at %d", page, width).isNotPositive();
                }
            }
        }
    }

    private static String address(JsonNode version) {
        return "/t/maison-lumen/review/version?template=" + version.path("template").asText() + "&n=" + version.path("number").asInt();
    }

    private static JsonNode handIn(String name, String body) throws IOException, InterruptedException {
        JsonNode draft = call(TEMPLATES, """
                {"name":"%s","category":"UTILITY","languages":{"fr":{"parameter_format":"NAMED","components":[{"type":"BODY","text":"%s",
                "example":{"body_text_named_params":[{"param_name":"first_name","example":"Camille"}]}}]}}}""".formatted(name, body));
        return call(TEMPLATES + "/" + draft.path("id").asText() + "/versions", "{}");
    }

    private static JsonNode call(String path, String body) throws IOException, InterruptedException {
        HttpResponse<String> token = HTTP.send(HttpRequest.newBuilder(URI.create(Browser.keycloak()
                        + "/realms/entregent/protocol/openid-connect/token")).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials&client_id=entregent-robot"
                        + "&client_secret=entregent-robot-demo")).build(), HttpResponse.BodyHandlers.ofString());
        HttpResponse<String> answer = HTTP.send(HttpRequest.newBuilder(URI.create(Browser.portal() + path))
                .header("Authorization", "Bearer " + JSON.readTree(token.body()).path("access_token").asText())
                .header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body)).build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return JSON.readTree(answer.body());
    }
}
