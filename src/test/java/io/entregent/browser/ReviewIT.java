package io.entregent.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.Select;

/** A template from its hand-in to the phone of somebody who gets it, and the pages on that way. */
class ReviewIT extends BrowserIT {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TEMPLATES = "/api/v1/tenants/maison-lumen/templates";
    private static final Duration VERDICT = Duration.ofSeconds(90);
    private static final int MOST_TABS = 150;

    @Test
    void whatIsWrittenIsApprovedWithAFreshProofAndReachesAPhoneAndNoMouseIsNeededToWriteOrDecide() throws Exception {
        String name = "retrait_" + Instant.now().getEpochSecond();
        Browser approver = browser("fr").login("approver@maison-lumen.example", "/t/maison-lumen/review");
        Browser marketer = browser("fr").login("marketing@maison-lumen.example", "/t/maison-lumen/templates");
        tab(marketer, By.id("begin:new")).sendKeys(Keys.ENTER);
        marketer.find(By.cssSelector("#form-body .block"));
        tab(marketer, path("name")).sendKeys(name);
        tab(marketer, path("fr/body.text")).sendKeys("Bonjour {{1}}, votre commande " + name + " est prête en boutique. À bientôt.");
        tab(marketer, path("fr/body.sample.1")).sendKeys("Camille");
        tab(marketer, path("fr/body.meaning.1")).sendKeys("prénom");
        tab(marketer, By.id("f-fr-buttons-add")).sendKeys(Keys.ENTER);
        tab(marketer, path("fr/buttons.0.text")).sendKeys("J’arrive");
        tab(marketer, By.id("submit")).sendKeys(Keys.ENTER);
        marketer.await().until(ExpectedConditions.urlContains("/review/version"));
        Mail.awaitSubject("approver@maison-lumen.example", name + " v1");

        approver.driver().navigate().refresh();
        tab(approver, By.partialLinkText(name)).sendKeys(Keys.ENTER);
        approver.await().until(ExpectedConditions.textToBePresentInElementLocated(By.cssSelector("[data-phone]"), "Bonjour Camille"));
        String address = URI.create(approver.driver().getCurrentUrl()).getRawQuery();
        tab(approver, By.id("confirm")).sendKeys(Keys.ENTER);
        approver.find(By.id("password"));
        approver.driver().switchTo().activeElement().sendKeys("demo", Keys.ENTER);
        approver.await().until(browser -> address.equals(URI.create(browser.getCurrentUrl()).getRawQuery()));
        tab(approver, By.cssSelector("a.diff__comment[href*='body.text']")).sendKeys(Keys.ENTER);
        approver.await().until(browser -> "fr body.text".equals(browser.findElement(By.id("remarking:place")).getDomProperty("value")));
        tab(approver, By.id("remarking:comment")).sendKeys("Sobre et clair.");
        tab(approver, By.id("remarking:say")).sendKeys(Keys.ENTER);
        approver.await().until(ExpectedConditions.textToBePresentInElementLocated(By.className("diff__note"), "Sobre et clair."));
        for (int width : new int[] {1440, Browser.PHONE}) {
            approver.screenshot("review-version", width);
            approver.assertAccessible();
        }
        approver.width(Browser.DESKTOP);
        tab(approver, By.id("decision:approve")).sendKeys(Keys.ENTER);
        new Patience(approver.driver(), VERDICT).until(browser -> {
            browser.navigate().refresh();
            return "LIVE".equals(browser.findElement(By.id("state")).getDomAttribute("data-state"));
        });

        sendFromTheInbox(name);
        By figures = By.xpath("//table[@id='figures']//tr[th[contains(., '" + name + "')]]");
        approver.await().until(browser -> {
            browser.get(Browser.portal() + "/t/maison-lumen/review/figures");
            return browser.findElement(figures).findElements(By.cssSelector(".number")).stream().map(WebElement::getText).toList()
                    .equals(List.of("1", "1", "1", "1", "0"));
        });
        approver.screenshot("review-figures-fr", 1440);
        approver.assertAccessible();
        approver.screenshot("review-figures-fr", Browser.PHONE);
        approver.width(Browser.DESKTOP);
        assertThat(new String(Downloaded.by(approver, approver.find(By.id("export")).getDomProperty("href")), StandardCharsets.UTF_8))
                .containsPattern(name + ",fr,1,[0-9-]{10},1,1,1,1,0,");

        judge(name, "recategorise", "\"category\":\"MARKETING\"");
        approver.await().until(browser -> {
            browser.get(Browser.portal() + "/t/maison-lumen/review?tab=waiting");
            return browser.findElement(By.tagName("main")).getText().contains(name + " v2");
        });
        JsonNode refused = call("POST", "/api/v1/tenants/maison-lumen/messages", """
                {"to":{"phone":"+33639980999"},"template":{"name":"%s","language":"fr","parameters":[{"value":"Nina"}]},"purpose":"service"}"""
                .formatted(name), 409);
        assertThat(refused.path("code").asText()).isEqualTo("consent.missing");

        marketer.open("/t/maison-lumen/templates?q=" + name);
        marketer.click(By.linkText(name));
        marketer.click(By.cssSelector("#upkeep [data-held='fr'] .version__buttons button"));
        marketer.await().until(ExpectedConditions.attributeToBe(By.cssSelector("[data-held='fr']"), "data-status", "ARCHIVED"));
        marketer.click(By.id("delete-held"));
        marketer.find(By.id("deleting"));
        marketer.width(1440).assertAccessible();
        marketer.screenshot("templates-held-fr", 1440);
        marketer.click(By.id("deletion:now"));
        marketer.await().until(ExpectedConditions.textToBePresentInElementLocated(By.id("says"), "Supprimé chez WhatsApp"));
    }

    private void sendFromTheInbox(String name) {
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
        assertThat(agent.find(By.cssSelector("label[for='variable-0']")).getText()).isEqualTo("prénom (1)");
        agent.type(By.id("variable-0"), "Nina");
        agent.screenshot("composer-template-fr", 1440);
        agent.assertAccessible();
        agent.guardAjax(() -> agent.click(By.id("composer:sendTemplate")));
        agent.await().until(browser -> browser.findElement(By.cssSelector(".bubble--out")).getText().contains("Bonjour Nina"));
        Browser handset = browser("fr").open("/sandbox/#" + phone.substring(1) + "/200000000000001");
        handset.await().until(ExpectedConditions.textToBePresentInElementLocated(By.id("notes"), "Bonjour Nina, votre commande " + name));
        handset.click(By.xpath("//button[contains(@class, 'choice')][contains(., 'J’arrive')]"));
    }

    @Test
    void levelsAreSetByNamesAndRolesAndEachIsDecidedByAnother() throws Exception {
        String name = "connexion_" + Instant.now().getEpochSecond();
        Browser admin = browser("fr").login("admin@maison-lumen.example", "/t/maison-lumen/review/settings");
        By plan = By.cssSelector("section[aria-labelledby='plan-AUTHENTICATION']");
        level(admin, 1, "Conformité", "person1", id("compliance"));
        level(admin, 2, "Direction", "role2", "ADMIN");
        admin.assertAccessible();
        admin.find(plan).findElement(By.cssSelector("button")).click();
        admin.await().until(ExpectedConditions.textToBePresentInElementLocated(plan, "Enregistré"));
        JsonNode version = handIn(name, "AUTHENTICATION", """
                {"components":[{"type":"BODY","add_security_recommendation":true},{"type":"FOOTER","code_expiration_minutes":10},
                {"type":"BUTTONS","buttons":[{"type":"OTP","otp_type":"COPY_CODE","text":"Copier"}]}]}""");

        Browser approver = browser("fr").login("approver@maison-lumen.example", address(version));
        assertThat(approver.find(By.id("obstacle")).getText()).contains("d’autres personnes");
        Browser officer = browser("fr").login("compliance@maison-lumen.example", "/t/maison-lumen/review");
        officer.click(By.partialLinkText(name));
        prove(officer);
        officer.click(By.id("decision:approve"));
        officer.await().until(ExpectedConditions.textToBePresentInElementLocated(By.id("obstacle"), "déjà"));

        admin.open(address(version));
        new Select(admin.find(By.id("handing:to"))).selectByValue(id("approver"));
        admin.click(By.id("handing:hand"));
        admin.await().until(ExpectedConditions.presenceOfElementLocated(By.id("obstacle")));
        approver.driver().navigate().refresh();
        prove(approver);
        approver.click(By.id("decision:approve"));
        approver.await().until(browser -> List.of("APPROVED", "SUBMITTED", "LIVE")
                .contains(browser.findElement(By.id("state")).getDomAttribute("data-state")));
    }

    @Test
    void aRejectionNeedsItsReasonAndTheNextVersionShowsItsDifference() throws Exception {
        String name = "avis_" + Instant.now().getEpochSecond();
        JsonNode version = handIn(name, "Bonjour {{first_name}}, votre colis " + name + " est arrivé chez nous. À bientôt.");
        Browser approver = browser("en").login("approver@maison-lumen.example", address(version));
        prove(approver);
        approver.click(By.id("decision:reject"));
        assertThat(approver.find(By.id("says")).getText()).contains("Say why");
        approver.type(By.id("decision:remark"), "Say order, not parcel.");
        approver.click(By.id("decision:reject"));
        approver.await().until(browser -> "REJECTED".equals(browser.findElement(By.id("state")).getDomAttribute("data-state")));
        assertThat(approver.find(By.className("step__remark")).getText()).contains("Say order, not parcel.");

        String draft = TEMPLATES + "/" + version.path("template").asText();
        call("PUT", draft + "/draft", document(name, "UTILITY", body("Bonjour {{first_name}}, votre commande " + name + " est arrivée. À bientôt."))
                .replaceFirst("\\{", "{\"revision\":1,"), 200);
        JsonNode second = call("POST", draft + "/versions", "{}", 201);
        approver.open(address(second) + "&against=1");
        assertThat(approver.driver().findElements(By.cssSelector(".diff del")).stream().map(WebElement::getText)).contains("colis");
        assertThat(approver.driver().findElements(By.cssSelector(".diff ins")).stream().map(WebElement::getText)).contains("commande");
        for (int width : new int[] {1440, Browser.PHONE}) {
            approver.screenshot("review-diff-en", width);
            approver.assertAccessible();
        }
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

    /** Goes there as people without a mouse do. */
    private static WebElement tab(Browser browser, By wanted) {
        browser.find(wanted);
        for (int presses = 0; presses < MOST_TABS; presses++) {
            WebElement active = browser.driver().switchTo().activeElement();
            if (browser.driver().findElements(wanted).contains(active)) {
                return active;
            }
            new Actions(browser.driver()).sendKeys(Keys.TAB).perform();
        }
        throw new AssertionError("Tab does not reach " + wanted);
    }

    private static By path(String path) {
        return By.cssSelector("[data-path='" + path + "']");
    }

    private static void level(Browser admin, int number, String name, String kind, String value) {
        admin.type(By.id("name-AUTHENTICATION-" + number), name);
        By section = By.cssSelector("section[aria-labelledby='plan-AUTHENTICATION']");
        for (WebElement box : admin.find(section).findElements(By.cssSelector("input[name='role%d'], input[name='person%d']".formatted(number, number)))) {
            boolean wanted = kind.equals(box.getDomAttribute("name")) && value.equals(box.getDomAttribute("value"));
            if (box.isSelected() != wanted) {
                box.click();
            }
        }
    }

    private static void prove(Browser reviewer) {
        reviewer.click(By.id("confirm"));
        reviewer.type(By.id("password"), "demo");
        reviewer.click(By.id("kc-login"));
    }

    private static String id(String job) {
        return UUID.nameUUIDFromBytes(("entregent-demo:" + job + "@maison-lumen.example").getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static void judge(String name, String verdict, String more) {
        Platform.control("templates/judge", "{\"waba\":\"100000000000001\",\"name\":\"%s\",\"verdict\":\"%s\",%s}".formatted(name, verdict, more));
    }

    private static String address(JsonNode version) {
        return "/t/maison-lumen/review/version?template=" + version.path("template").asText() + "&n=" + version.path("number").asInt();
    }

    private static JsonNode handIn(String name, String body) throws IOException, InterruptedException {
        return handIn(name, "UTILITY", body(body));
    }

    private static JsonNode handIn(String name, String category, String content) throws IOException, InterruptedException {
        JsonNode draft = call("POST", TEMPLATES, document(name, category, content), 201);
        return call("POST", TEMPLATES + "/" + draft.path("id").asText() + "/versions", "{}", 201);
    }

    private static String document(String name, String category, String content) {
        return """
                {"name":"%s","category":"%s","languages":{"fr":%s}}""".formatted(name, category, content);
    }

    private static String body(String text) {
        return """
                {"parameter_format":"NAMED","components":[{"type":"BODY","text":"%s",
                "example":{"body_text_named_params":[{"param_name":"first_name","example":"Camille"}]}}]}""".formatted(text);
    }

    private static JsonNode call(String verb, String path, String body, int status) throws IOException, InterruptedException {
        HttpResponse<String> token = HTTP.send(HttpRequest.newBuilder(URI.create(Browser.keycloak()
                        + "/realms/entregent/protocol/openid-connect/token")).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials&client_id=entregent-robot"
                        + "&client_secret=entregent-robot-demo")).build(), HttpResponse.BodyHandlers.ofString());
        HttpResponse<String> answer = HTTP.send(HttpRequest.newBuilder(URI.create(Browser.portal() + path))
                .header("Authorization", "Bearer " + JSON.readTree(token.body()).path("access_token").asText())
                .header("Content-Type", "application/json").method(verb, HttpRequest.BodyPublishers.ofString(body)).build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return JSON.readTree(answer.body());
    }
}
