package io.entregent.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.support.ui.ExpectedConditions;

/** What a page says about itself: why a message was sent, and in the language that its reader chose. */
class WhyIT extends BrowserIT {

    private static final String AGENT = "agent@maison-lumen.example";
    private static final String INBOX = "/t/maison-lumen/inbox";
    private static final String LUMEN = "200000000000001";

    @Test
    void theDecisionBehindAMessageIsOneKeyAway() {
        new Consumer("+33612000061", "Rose Pourquoi", LUMEN).writes("Bonjour");
        Browser agent = browser("fr").login(AGENT, INBOX);
        agent.openThread("Rose Pourquoi");
        agent.type(By.id("composer:text"), "Bonjour Rose");
        agent.click(By.id("composer:send"));
        agent.await().until(ExpectedConditions.textToBePresentInElementLocated(By.id("bubbles"), "Bonjour Rose"));
        agent.await().until(ExpectedConditions.presenceOfElementLocated(By.cssSelector(".bubble--out .tick--read, .bubble--out .tick--delivered")));
        agent.atRest();

        agent.find(By.cssSelector(".bubble--out [data-why]")).sendKeys(Keys.ENTER);

        agent.await().until(ExpectedConditions.textToBePresentInElementLocated(By.id("why"), "Autorisé"));
        agent.atRest();
        assertThat(agent.find(By.id("why")).getText())
                .contains("Les réponses libres partent dans les 24 heures", "Respectée", "Sans objet", "whatsapp/2026");
        for (int width : new int[] {1440, Browser.PHONE}) {
            agent.screenshot("why-fr", width);
            agent.assertAccessible();
        }
        agent.driver().switchTo().activeElement().sendKeys(Keys.ESCAPE);
        agent.await().until(ExpectedConditions.invisibilityOfElementLocated(By.id("why")));
    }

    @Test
    void theChosenLanguageGoesWithThePersonNotWithTheBrowser() {
        // Nobody else here logs in as this person, whose language stays chosen.
        String approver = "approver@banque-horizon.example";
        Browser first = browser("fr").login(approver, "/t/banque-horizon/templates");
        assertThat(first.driver().findElement(By.tagName("html")).getDomAttribute("lang")).isEqualTo("fr");
        first.driver().executeScript("const to = document.querySelector('form[action=\"/public/language\"]'); to.submit();");
        first.await().until(browser -> "en".equals(browser.findElement(By.tagName("html")).getDomAttribute("lang")));

        Browser second = browser("fr").login(approver, "/t/banque-horizon/templates");

        assertThat(second.driver().findElement(By.tagName("html")).getDomAttribute("lang")).isEqualTo("en");
        second.driver().executeScript("document.querySelector('form[action=\"/public/language\"]').submit();");
        second.await().until(browser -> "fr".equals(browser.findElement(By.tagName("html")).getDomAttribute("lang")));
    }
}
