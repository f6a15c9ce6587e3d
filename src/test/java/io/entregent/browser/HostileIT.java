package io.entregent.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.support.ui.ExpectedConditions;

/** What strangers write, sessions that end, and pages that were left open too long. */
class HostileIT extends BrowserIT {

    private static final String AGENT = "agent@maison-lumen.example";
    private static final String INBOX = "/t/maison-lumen/inbox";
    private static final String LUMEN = "200000000000001";
    private static final By REPLY = By.id("composer:text");
    private static final String SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(2)>";

    @Test
    void markupIsOnlyEverText() {
        new Consumer("+33612000041", "Eva <img src=x onerror=alert(3)>", LUMEN).writes("Bonjour " + SCRIPT + "'}#{1+1}");
        Browser agent = browser("fr").login(AGENT, INBOX);
        agent.openThread("Eva <img src=x onerror=alert(3)>");
        agent.click(By.id("tab-note"));
        agent.type(By.id("composer:noteText"), "Note " + SCRIPT);
        agent.click(By.id("composer:addNote"));

        agent.await().until(ExpectedConditions.textToBePresentInElementLocated(By.cssSelector(".bubble--note"), "Note " + SCRIPT));
        assertThat(agent.find(By.cssSelector(".bubble--in .bubble__text")).getText()).isEqualTo("Bonjour " + SCRIPT + "'}#{1+1}");
        assertThat(agent.find(By.cssSelector(".thread__who h2")).getText()).isEqualTo("Eva <img src=x onerror=alert(3)>");
        agent.type(By.id("search"), SCRIPT + "\n");
        agent.atRest();
        assertThat(agent.driver().findElements(By.cssSelector("img[src=x]"))).isEmpty();
        // No alert opened, and that the browser stopped none is looked at after each test.
    }

    @Test
    void aSessionThatEndsLosesNoWordAndComesBackToTheSamePage() {
        new Consumer("+33612000042", "Guy Retour", LUMEN).writes("Bonjour");
        Browser agent = browser("fr").login(AGENT, INBOX);
        agent.openThread("Guy Retour");
        agent.type(REPLY, "Je vérifie et je");
        agent.atRest();
        String before = agent.driver().getCurrentUrl();

        agent.driver().executeCdpCommand("Network.clearBrowserCookies", Map.of());
        agent.click(By.id("tools:close"));

        assertThat(agent.find(By.id("wire")).getText()).contains("Votre session est terminée");
        agent.type(By.id("username"), AGENT);
        if (agent.driver().findElements(By.id("password")).isEmpty()) {
            agent.click(By.id("kc-login"));
        }
        agent.type(By.id("password"), "demo");
        agent.click(By.id("kc-login"));
        agent.await().until(ExpectedConditions.urlToBe(before));
        assertThat(agent.find(REPLY).getDomProperty("value")).isEqualTo("Je vérifie et je");
        assertThat(agent.complaints()).allMatch(line -> line.contains("401"));
    }

    @Test
    void anOldPageIsRefusedByTheRuleItself() {
        new Consumer("+33612000043", "Ana Trop-Tard", LUMEN)
                .wroteAt(Clock.systemUTC().instant().minus(Duration.ofHours(24)).plusSeconds(20), "Vous êtes là ?");
        Browser agent = browser("fr").login(AGENT, INBOX);
        agent.openThread("Ana Trop-Tard");
        agent.type(REPLY, "Oui, je vous écoute");
        agent.atRest();
        // As in a laptop that slept: the page itself does nothing any more.
        agent.driver().executeScript("window.entregentReadThread = window.entregentReadAll = window.entregentReadComposer = function () { };");
        agent.await().withTimeout(Duration.ofSeconds(40)).until(browser -> "0".equals(agent.driver().executeScript(
                "return String(Math.max(0, Math.ceil((new Date(document.querySelector('.bubble--in time').getAttribute('datetime'))"
                + " - new Date()) / 1000) + 86402))")));

        agent.click(By.id("composer:send"));

        agent.await().until(ExpectedConditions.textToBePresentInElementLocated(By.id("says"), "La fenêtre de 24"));
        assertThat(agent.find(By.id("bubbles")).getText()).doesNotContain("je vous écoute");
        assertThat(agent.find(By.id("lapsed")).getText()).contains("Fenêtre fermée depuis", "Oui, je vous écoute");
    }
}
