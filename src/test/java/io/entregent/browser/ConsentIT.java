package io.entregent.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.ExpectedConditions;

/** How a person says yes, confirms it on the phone, and takes it back; and what the officer sees of it. */
class ConsentIT extends BrowserIT {

    private static final String LUMEN = "200000000000001";
    private static final String PAGE = "/public/optin/maison-lumen/offres";

    @Test
    void aFormIsConfirmedByThePersonsOwnMessageAndWithdrawnInOneStep() {
        String name = "Inès " + ThreadLocalRandom.current().nextInt(1_000_000);
        Browser person = browser("fr").open(PAGE);
        person.assertPresentable("optin");
        assertThat(person.find(By.id("brand")).getText()).as("who asks, not whose portal it is").contains("Maison Lumen").doesNotContain("Entregent");
        person.click(By.id("agree"));
        assertThat(person.find(By.id("problem")).getText()).contains("15 ans");
        // Chromium itself reports that the form was refused.
        person.complaints();
        person.click(By.id("older"));
        person.click(By.id("agree"));
        String message = person.find(By.id("message")).getText();
        person.assertPresentable("optin-send");
        assertThat(person.find(By.id("whatsapp")).getDomAttribute("href")).startsWith("https://wa.me/33199001001?text=");

        new Consumer("+3364" + ThreadLocalRandom.current().nextInt(1_000_000, 9_999_999), name, LUMEN).writes(message);

        Browser officer = browser("fr").login("compliance@maison-lumen.example", "/t/maison-lumen/consent");
        By row = By.xpath("//table[@id='people']//a[contains(text(), '" + name + "')]");
        officer.await().until(driver -> {
            driver.navigate().refresh();
            return !driver.findElements(row).isEmpty();
        });
        officer.assertPresentable("consent");
        officer.click(row);
        assertThat(officer.find(By.id("timeline")).getText()).contains("confirmé", "consentement donné", "news 1 · fr", message);
        officer.assertPresentable("consent-person");

        person.open(officer.find(By.id("link")).getText().replaceFirst("^https?://[^/]+", ""));
        assertThat(person.find(By.id("agreed")).getText()).contains("Offres et actualités", "Donné");
        person.assertPresentable("preferences");
        person.click(By.id("withdrawAll"));
        assertThat(person.find(By.id("changed")).getText()).contains("dès maintenant");
        assertThat(person.find(By.id("agreed")).getText()).contains("Retiré");

        officer.driver().navigate().refresh();
        assertThat(officer.find(By.id("writers")).getText()).contains("sur la page de préférences", "C’est ce qui décide");
    }

    @Test
    void anOfficerFindsThePersonOfALetterByTheNumber() throws Exception {
        String phone = "3364" + ThreadLocalRandom.current().nextInt(1_000_000, 9_999_999);
        Browser officer = browser("fr").login("compliance@maison-lumen.example", "/t/maison-lumen/consent");
        seek(officer, "Inès");
        assertThat(officer.find(By.id("says")).getText()).contains("ni un numéro de téléphone");
        seek(officer, "+" + phone);
        assertThat(officer.find(By.id("says")).getText()).contains("Personne n’est connu");

        new Consumer("+" + phone, "Lucie Lettre", LUMEN).writes("Bonjour");
        Robot robot = new Robot();
        Awaitility.await().atMost(Duration.ofSeconds(45)).ignoreExceptions()
                .untilAsserted(() -> assertThat(robot.call("GET", "consents?phone=%2B" + phone, null).isObject()).isTrue());
        seek(officer, "0" + phone.substring(2));
        officer.await().until(driver -> driver.getCurrentUrl().contains("/consent/person?id="));
        assertThat(officer.find(By.tagName("h1")).getText()).isEqualTo("Lucie Lettre");
    }

    private static void seek(Browser officer, String who) {
        officer.type(By.id("find:who"), who);
        officer.click(By.id("find:go"));
    }

    @Test
    void aQuestionInTheChatIsAnsweredByAButton() {
        String phone = "3364" + ThreadLocalRandom.current().nextInt(1_000_000, 9_999_999);
        String name = "Odile " + phone;
        new Consumer("+" + phone, name, LUMEN).writes("Bonjour");
        Browser agent = browser("en").login("agent@maison-lumen.example", "/t/maison-lumen/inbox");
        agent.openThread(name);
        agent.await().until(ExpectedConditions.elementToBeClickable(By.id("consenting:ask")));
        agent.click(By.id("consenting:ask"));
        agent.await().until(ExpectedConditions.textToBePresentInElementLocated(By.id("bubbles"), "I agree that Maison Lumen"));
        Browser handset = browser("en").open("/sandbox/#" + phone + "/" + LUMEN);
        By yes = By.xpath("//button[contains(@class, 'choice')][contains(., 'I agree')]");
        handset.await().until(ExpectedConditions.elementToBeClickable(yes));
        handset.click(yes);
        agent.await().until(driver -> {
            driver.navigate().refresh();
            return driver.findElement(By.id("person")).getText().contains("Given");
        });
        agent.assertPresentable("inbox-consent");
    }

    @Test
    void wordsAndPagesAreForEverybody() {
        Browser manager = browser("fr").login("marketing@ville-de-rivage.example", "/t/ville-de-rivage/consent/words");
        manager.assertPresentable("consent-words");
        manager.open("/t/ville-de-rivage/consent/pages");
        manager.assertPresentable("consent-pages");
    }

    @Test
    void theOptInPageWorksInTheFrameOfTheSiteThatItNamesAndNothingElseMayBeFramed() throws Exception {
        try (Site site = new Site("/public/optin/maison-lumen/cadre", PAGE, "/public/goodbye", "/public/preferences/maison-lumen?k=nobody",
                "/t/maison-lumen/inbox"); Site stranger = new Site("/public/optin/maison-lumen/cadre")) {
            Browser manager = browser("fr").login("marketing@maison-lumen.example", "/t/maison-lumen/consent/pages");
            manager.type(By.id("campaign:slug"), "cadre");
            manager.type(By.id("campaign:name"), "Cadre");
            manager.type(By.id("campaign:age"), "15");
            manager.type(By.id("campaign:embed"), site.origin());
            if (!manager.find(By.id("campaign:open")).isSelected()) {
                manager.click(By.id("campaign:open"));
            }
            manager.click(By.id("campaign:saveCampaign"));
            manager.await().until(ExpectedConditions.textToBePresentInElementLocated(By.tagName("main"), "/public/optin/maison-lumen/cadre"));
            By framed = By.xpath("//article[.//a[contains(@href, '/optin/maison-lumen/cadre')]]");
            assertThat(manager.find(framed).getText()).contains("Sites qui peuvent l’intégrer", site.origin(), "<iframe src=");
            manager.open("/t/maison-lumen/consent/pages?page=cadre");
            assertThat(manager.find(By.id("campaign:embed")).getDomProperty("value")).isEqualTo(site.origin());

            Browser visitor = browser("fr");
            visitor.driver().get(site.origin());
            visitor.driver().switchTo().frame(0);
            visitor.click(By.id("older"));
            visitor.click(By.id("agree"));
            assertThat(visitor.find(By.id("message")).getText()).contains("Maison Lumen");
            assertThat(visitor.find(By.id("whatsapp")).getDomAttribute("target")).isEqualTo("_top");
            visitor.driver().switchTo().defaultContent();
            visitor.screenshot("optin-framed", 1440);
            for (int frame = 1; frame < 5; frame++) {
                assertThat(shown(visitor, frame)).as("frame " + frame).startsWith("chrome-error:");
            }
            visitor.driver().get(stranger.origin());
            assertThat(shown(visitor, 0)).as("on a site that the page does not name").startsWith("chrome-error:");
            // What was refused is what was to be refused.
            assertThat(visitor.complaints()).isNotEmpty().allMatch(one -> one.contains("frame-ancestors") || one.contains("404"));
        }
    }

    private static String shown(Browser browser, int frame) {
        browser.driver().switchTo().defaultContent();
        browser.driver().switchTo().frame(frame);
        String address = (String) browser.driver().executeScript("return location.href");
        browser.driver().switchTo().defaultContent();
        return address;
    }

    @Test
    void theChartShowsWhatTheTableBesideItSays() {
        Browser officer = browser("en").login("compliance@maison-lumen.example", "/t/maison-lumen/consent?list=contested");
        assertThat(officer.find(By.cssSelector("[aria-current='true'][href*='list=contested']")).getText()).contains("Contested");
        officer.click(By.cssSelector("#months summary"));
        List<String> yes = texts(officer, "#months tbody td:nth-child(2)");
        List<String> no = texts(officer, "#months tbody td:nth-child(3)");
        assertThat(yes).hasSize(12);
        long said = Stream.concat(yes.stream(), no.stream()).mapToLong(Long::parseLong).sum();
        assertThat(said).isPositive();
        assertThat(officer.find(By.cssSelector("#months svg")).getDomAttribute("aria-label"))
                .contains(String.valueOf(yes.stream().mapToLong(Long::parseLong).sum()), String.valueOf(no.stream().mapToLong(Long::parseLong).sum()));
        officer.assertPresentable("consent-contested");
    }

    private static List<String> texts(Browser browser, String css) {
        return browser.driver().findElements(By.cssSelector(css)).stream().map(WebElement::getText).toList();
    }
}
