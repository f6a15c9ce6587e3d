package io.entregent.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

class WebhooksIT extends BrowserIT {

    private static final String WEBHOOKS = "/t/pharmacie-du-parc/settings/webhooks";

    @Test
    void aReceiverIsToldSignedAndAgainUntilItHasIt() throws Exception {
        try (Receiver receiver = new Receiver()) {
            Browser admin = browser("en").login("admin@pharmacie-du-parc.example", WEBHOOKS);
            admin.assertAccessible();
            admin.type(By.id("add:address"), "https://user:word@127.0.0.1/");
            admin.click(By.cssSelector("[data-kind='message.received']"));
            admin.guardAjax(() -> admin.click(By.id("add:send")));
            assertThat(admin.find(By.id("says")).getText()).startsWith("This is not a valid address");

            admin.type(By.id("add:address"), receiver.address());
            admin.guardAjax(() -> admin.click(By.id("add:send")));
            String secret = admin.find(By.id("secret")).getText();
            admin.screenshot("webhooks", 1440);

            receiver.answers(503);
            new Consumer("33612990777", "Nadia Webhook", "200000000000002").writes("Bonjour, mon ordonnance est prête ?");
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> receiver.calls.size() == 1);
            receiver.answers(200);
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> receiver.calls.size() == 2);
            Receiver.Call first = receiver.calls.get(0);
            Receiver.Call second = receiver.calls.get(1);
            assertThat(second.id()).isEqualTo(first.id());
            assertThat(first.signedWith(secret)).isEqualTo(1);
            assertThat(second.signedWith(secret)).isEqualTo(1);
            assertThat(second.text()).doesNotContain("ordonnance").doesNotContain("Nadia").doesNotContain("33612990777");
            var told = new ObjectMapper().readTree(second.body());
            assertThat(told.path("type").asText()).isEqualTo("message.received");
            assertThat(told.path("tenant").asText()).isEqualTo("pharmacie-du-parc");
            assertThat(told.at("/data/object/id").asText()).matches("[0-9a-f-]{36}");

            admin.open(WEBHOOKS);
            admin.click(By.linkText(receiver.address()));
            By delivered = By.xpath("//tr[@data-kind='message.received'][.//*[text()='delivered']]");
            admin.await().until(browser -> {
                admin.guardAjax(() -> admin.click(By.id("again:look")));
                return !browser.findElements(delivered).isEmpty();
            });
            assertThat(admin.find(delivered).getText()).contains("attempts: 2").contains("200");

            admin.guardAjax(() -> admin.click(By.cssSelector("#one [id$='rotate']")));
            String fresh = admin.find(By.id("secret")).getText();
            admin.guardAjax(() -> admin.click(By.xpath("//tr[@data-kind='message.received']//button")));
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> receiver.calls.size() == 3);
            assertThat(receiver.calls.get(2).id()).as("sent again under the same id").isEqualTo(first.id());
            assertThat(receiver.calls.get(2).signedWith(secret)).as("both secrets sign").isEqualTo(1);
            assertThat(receiver.calls.get(2).signedWith(fresh)).isEqualTo(1);
            admin.assertAccessible();
            admin.screenshot("webhook-log", 1440);
            admin.screenshot("webhook-log", Browser.PHONE);
            assertThat((Boolean) admin.driver().executeScript("return document.documentElement.scrollWidth <= innerWidth")).isTrue();
            admin.width(Browser.DESKTOP);

            receiver.answers(410);
            admin.guardAjax(() -> admin.click(By.id("one:ping")));
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> receiver.calls.size() == 4);
            admin.await().until(browser -> {
                admin.guardAjax(() -> admin.click(By.id("again:look")));
                return browser.findElement(By.id("hooks")).getText().contains("off");
            });
            admin.open(WEBHOOKS);
            admin.guardAjax(() -> admin.click(By.cssSelector("#list [id$='remove']")));
        }
    }

    @Test
    void onlyAdministratorsOfTheTenantsOwnComeHere() {
        Browser agency = browser("en").login("admin@agence-confluence.example", "/t/maison-lumen/settings/webhooks");
        assertThat(agency.find(By.tagName("h1")).getText()).isNotEqualTo("Webhooks");
        agency.complaints();
    }
}
