package io.entregent.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.ExpectedConditions;

class InboxIT extends BrowserIT {

    private static final String AGENT = "agent@maison-lumen.example";
    private static final String INBOX = "/t/maison-lumen/inbox";
    private static final String LUMEN = "200000000000001";
    private static final By REPLY = By.id("composer:text");

    @Test
    void aMessageAppearsByItselfIsAnsweredAndItsTicksChange() {
        Browser agent = browser("fr").login(AGENT, INBOX);
        agent.atRest();

        new Consumer("+33612000001", "Zoé Martin", LUMEN).writes("Bonjour, ma commande est-elle prête ?");
        open(agent, "Zoé Martin");
        agent.type(REPLY, "Bonjour Zoé, oui, à tout à l’heure !");
        agent.click(By.id("composer:send"));

        agent.await().until(ExpectedConditions.textToBePresentInElementLocated(By.id("bubbles"), "à tout à l’heure"));
        agent.await().until(ExpectedConditions.presenceOfElementLocated(By.cssSelector(".bubble--out .tick--delivered, .bubble--out .tick--read")));
        assertThat(agent.find(REPLY).getDomProperty("value")).isEmpty();
    }

    @Test
    void newMessageInTheOpenThreadIsReadAloudAndLeavesTheDraftAlone() {
        Consumer ada = new Consumer("+33612000002", "Ada Petit", LUMEN);
        ada.writes("Bonjour");
        Browser agent = browser("fr").login(AGENT, INBOX);
        open(agent, "Ada Petit");
        agent.type(REPLY, "Je regarde");

        ada.writes("Vous êtes ouverts demain ?");

        agent.await().until(ExpectedConditions.textToBePresentInElementLocated(By.id("bubbles"), "ouverts demain"));
        assertThat(agent.driver().findElement(By.id("announce")).getDomProperty("textContent"))
                .contains("Nouveau message de Ada Petit");
        assertThat(agent.find(REPLY).getDomProperty("value")).isEqualTo("Je regarde");
        assertThat(agent.driver().switchTo().activeElement().getDomAttribute("id")).isEqualTo("composer:text");
    }

    @Test
    void aLongThreadScrollsInItsPaneAndNeverThePage() {
        Consumer consumer = new Consumer("+33612000009", "Rose Longue", LUMEN);
        for (int i = 0; i < 15; i++) {
            consumer.writes("Ligne " + i + "\nEncore\nEt encore");
        }
        Browser agent = browser("fr").login(AGENT, INBOX);
        open(agent, "Rose Longue");
        agent.await().until(ExpectedConditions.textToBePresentInElementLocated(By.id("bubbles"), "Ligne 14"));
        assertThat(agent.driver().executeScript("return document.documentElement.scrollHeight - window.innerHeight")).isEqualTo(0L);
    }

    @Test
    void theComposerGivesWayUnderTheFingersOfWhoTypes() {
        new Consumer("+33612000003", "Noé Roux", LUMEN)
                .wroteAt(Clock.systemUTC().instant().minus(Duration.ofHours(24)).plusSeconds(25), "Vous êtes là ?");
        Browser agent = browser("fr").login(AGENT, INBOX);
        open(agent, "Noé Roux");
        agent.type(REPLY, "Oui, je vous");

        WebElement notice = agent.await().withTimeout(Duration.ofSeconds(40))
                .until(ExpectedConditions.visibilityOfElementLocated(By.id("lapsed")));

        assertThat(notice.getText()).contains("Fenêtre fermée depuis", "choisissez un modèle", "Oui, je vous");
        assertThat(agent.driver().findElements(REPLY)).isEmpty();
        agent.assertAccessible();
    }

    @Test
    void aReplyNeedsNoMouse() {
        new Consumer("+33612000004", "Inès Faure", LUMEN).writes("Bonjour");
        Browser agent = browser("fr").login(AGENT, INBOX);
        row(agent, "Inès Faure");
        keys(agent, "/");
        assertThat(agent.driver().switchTo().activeElement().getDomAttribute("id")).isEqualTo("search");
        keys(agent, Keys.ESCAPE);
        for (int i = 0; i < 30 && !onRow(agent, "Inès Faure"); i++) {
            keys(agent, "j");
        }
        // The list may be read anew just as the key goes down; who sees nothing happen presses again.
        agent.await().until(browser -> {
            if (!agent.driver().findElements(REPLY).isEmpty()) {
                return true;
            }
            if (onRow(agent, "Inès Faure")) {
                keys(agent, Keys.ENTER);
            }
            return false;
        });
        agent.find(REPLY);
        agent.atRest();
        keys(agent, "r");
        keys(agent, "Bonjour Inès");
        keys(agent, Keys.chord(Keys.CONTROL, Keys.ENTER));

        agent.await().until(ExpectedConditions.textToBePresentInElementLocated(By.id("bubbles"), "Bonjour Inès"));
    }

    @Test
    void privateNotesAreSeenAndNotSent() {
        new Consumer("+33612000005", "Luc Blanc", LUMEN).writes("Bonjour");
        Browser agent = browser("en").login(AGENT, INBOX);
        open(agent, "Luc Blanc");
        agent.atRest();
        agent.click(By.id("tab-note"));
        agent.type(By.id("composer:noteText"), "Regular customer");
        agent.click(By.id("composer:addNote"));

        WebElement note = agent.find(By.cssSelector(".bubble--note"));
        assertThat(note.getText()).contains("Private note", "Regular customer");
    }

    @Test
    void everyStateIsAccessibleAtBothWidths() {
        new Consumer("+33612000006", "Eve Leroy", LUMEN).writes("Bonjour");
        Browser agent = browser("fr").login(AGENT, INBOX);
        for (int width : new int[] {1440, Browser.PHONE}) {
            agent.width(width).open(INBOX);
            agent.atRest();
            agent.assertAccessible();
            open(agent, "Eve Leroy");
            agent.atRest();
            agent.assertAccessible();
            ((JavascriptExecutor) agent.driver()).executeScript("document.getElementById('keys').showModal()");
            agent.assertAccessible();
            agent.open(INBOX + "?view=closed&q=zzz");
            agent.assertAccessible();
        }
    }

    private static WebElement row(Browser agent, String name) {
        return agent.find(By.xpath("//a[contains(@class, 'row')][.//*[contains(text(), '" + name + "')]]"));
    }

    private static void open(Browser agent, String name) {
        agent.open(agent.await().until(browser -> row(agent, name).getDomAttribute("href")));
        agent.find(By.id("bubbles"));
    }

    private static boolean onRow(Browser agent, String name) {
        WebElement active = agent.driver().switchTo().activeElement();
        return active.getTagName().equals("a") && active.getText().contains(name);
    }

    private static void keys(Browser agent, CharSequence keys) {
        agent.driver().switchTo().activeElement().sendKeys(keys);
    }
}
