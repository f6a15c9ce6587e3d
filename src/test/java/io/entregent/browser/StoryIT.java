package io.entregent.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.support.ui.ExpectedConditions;

/** The README's five minutes, as a newcomer lives them; and the pages of those who watch. */
class StoryIT extends BrowserIT {

    private static final String PHONE_PAGE = "/sandbox/#33639981007/200000000000001";

    @Test
    void whatIsWrittenOnThePhoneIsAnsweredInTheInboxAndProvenInTheTrail() {
        Browser agent = browser("fr").login("agent@maison-lumen.example", "/t/maison-lumen/inbox");
        Browser phone = browser("fr").open(PHONE_PAGE);
        phone.type(By.id("text"), "Bonjour, êtes-vous ouverts ?");
        phone.find(By.id("text")).sendKeys(Keys.ENTER);

        By row = By.xpath("//a[contains(@class, 'row')][.//*[contains(text(), 'êtes-vous ouverts')]]");
        String conversation = agent.await()
                .until(browser -> browser.findElement(row).getDomAttribute("href"));
        agent.open(conversation);
        agent.type(By.id("composer:text"), "Oui, jusqu’à 19 h.");
        agent.click(By.id("composer:send"));

        phone.await().until(ExpectedConditions.textToBePresentInElementLocated(By.id("notes"), "Oui, jusqu’à 19 h."));
        agent.await().until(ExpectedConditions.presenceOfElementLocated(By.cssSelector(".bubble--out .tick--read")));

        Browser officer = browser("en").login("compliance@maison-lumen.example", "/t/maison-lumen/audit");
        assertThat(officer.find(By.id("entries")).getText()).contains("Message received", "Reply written", "Camille Roussel");

        Browser stranger = browser("fr").login("agent@pharmacie-du-parc.example", "/t/pharmacie-du-parc/inbox");
        assertThat(stranger.find(By.tagName("main")).getText()).doesNotContain("êtes-vous ouverts");
        stranger.open(conversation);
        assertThat(stranger.find(By.tagName("h1")).getText()).contains("Il n’y a rien à cette adresse");
        // Chromium itself reports the 404 that was asked for.
        stranger.complaints();
    }

    @Test
    void theTrailIsSignedAndItsPagesAreForEverybody() {
        Browser officer = browser("en").login("compliance@ville-de-rivage.example", "/t/ville-de-rivage/audit");
        officer.await().until(browser -> {
            browser.navigate().refresh();
            return browser.findElement(By.id("badge")).getText().contains("up to no.");
        });
        for (String page : new String[] {"", "/activity", "/verify"}) {
            officer.open("/t/ville-de-rivage/audit" + page);
            for (int width : new int[] {1440, Browser.PHONE}) {
                officer.screenshot("audit" + page.replace('/', '-'), width);
                officer.assertAccessible();
                assertThat(officer.overflow()).as("sideways scroll of %s at %d", page, width).isZero();
            }
        }
    }

    @Test
    void theOperatorSeesWhyADeliveryWasSetAsideAndNothingOfIt() throws Exception {
        deliver("{\"object\":\"whatsapp_business_account\",\"entry\":[{\"id\":\"999000111222333\",\"changes\":[{\"field\":\"messages\","
                + "\"value\":{\"metadata\":{\"phone_number_id\":\"999000111222444\"},\"messages\":[{\"text\":{\"body\":\"tres secret\"}}]}}]}]}");
        Browser operator = browser("en").login("operator@entregent.example", "/");

        assertThat(operator.find(By.tagName("main")).getText())
                .contains("No organisation has connected this business account", "999000111222333", "999000111222444")
                .doesNotContain("secret");
        operator.guardAjax(() -> operator.click(By.cssSelector("#operations form#quarantine button")));
        operator.await().until(ExpectedConditions.textToBePresentInElementLocated(By.id("says"), "still belongs to nobody"));
        for (int width : new int[] {1440, Browser.PHONE}) {
            operator.screenshot("operations", width);
            operator.assertAccessible();
            assertThat(operator.overflow()).as("sideways scroll at %d", width).isZero();
        }
    }

    @Test
    void noPageOfTheInboxScrollsSidewaysOnAPhone() {
        new Consumer("+33612000021", "Maximilienne de La Rochefoucauld-Montbel", "200000000000004").writes("Bonjour");
        Browser agent = browser("fr").login("agent@banque-horizon.example", "/t/banque-horizon/inbox");
        agent.width(Browser.PHONE);
        By row = By.cssSelector("a.row");
        assertThat(agent.overflow()).isZero();
        String address = agent.await()
                .until(browser -> browser.findElement(row).getDomAttribute("href"));
        agent.open(address);
        agent.find(By.id("bubbles"));
        agent.screenshot("thread", Browser.PHONE);
        assertThat(agent.overflow()).isZero();
    }

    private static void deliver(String body) throws IOException, InterruptedException, GeneralSecurityException {
        byte[] raw = body.getBytes(StandardCharsets.UTF_8);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("entregent-demo-secret".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        HttpRequest request = HttpRequest.newBuilder(URI.create(Browser.portal() + "/hooks/whatsapp"))
                .header("X-Hub-Signature-256", "sha256=" + HexFormat.of().formatHex(mac.doFinal(raw)))
                .POST(HttpRequest.BodyPublishers.ofByteArray(raw)).build();
        assertThat(HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding()).statusCode()).isEqualTo(200);
    }
}
