package io.entregent.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.support.ui.ExpectedConditions;

/** What officers do about people's rights: limits and their dry run, legal holds, the register; and an agent's removal. */
class RightsPagesIT extends BrowserIT {

    private static final String RIVAGE = "200000000000003";
    private static final String BASE = "/t/ville-de-rivage";

    private final String phone = "3361" + ThreadLocalRandom.current().nextInt(1_000_000, 9_999_999);
    private final String name = "Hilda " + phone;

    @Test
    void limitsAreCountedBeforeTheyAreAppliedAndAHoldStandsAgainstErasure() {
        new Consumer("+" + phone, name, RIVAGE).writes("Bonjour la mairie");
        Browser officer = browser("fr").login("compliance@ville-de-rivage.example", BASE + "/consent/retention");
        By imports = By.xpath("//form[@id='limits']//label[contains(., 'imports')]/following-sibling::input");
        officer.type(imports, "0");
        officer.click(By.id("limits:save"));
        assertThat(officer.find(By.id("says")).getText()).contains("nombre entier de mois");
        officer.type(imports, "18");
        officer.click(By.id("limits:save"));
        officer.await().until(ExpectedConditions.attributeToBe(imports, "value", "18"));
        officer.click(By.id("limits:dryRun"));
        assertThat(officer.find(By.id("preview")).getText()).contains("Comptes rendus d’imports", "18 mois", "sans limite");
        officer.assertPresentable("retention");

        officer.open(BASE + "/inbox?view=all");
        officer.openThread(name);
        officer.open(officer.find(By.id("consentPage")).getDomAttribute("href"));
        officer.type(By.id("hold:reason"), "Litige " + phone);
        officer.driver().executeScript("document.getElementById('hold:until').value = '" + LocalDate.now().plusDays(30) + "'");
        officer.click(By.id("hold:holdNow"));
        officer.await().until(ExpectedConditions.textToBePresentInElementLocated(By.id("holding"), "Litige " + phone));
        officer.click(By.cssSelector("[data-dialog='erase']"));
        officer.click(By.id("erasing:eraseNow"));
        assertThat(officer.find(By.id("says")).getText()).contains("gelées");
        officer.assertPresentable("consent-person-held");

        officer.open(BASE + "/consent/retention");
        assertThat(officer.find(By.id("holds")).getText()).contains(name, "Litige " + phone);

        officer.open(BASE + "/consent/register");
        assertThat(officer.find(By.id("activities")).getText()).contains("RGPD 6.1.a", "18 mois");
        officer.assertPresentable("register");
        for (String format : new String[] {"registerPdf", "registerCsv", "registerJson"}) {
            assertThat(Downloaded.by(officer, officer.find(By.id(format)).getDomAttribute("href"))).as(format).hasSizeGreaterThan(500);
        }
        assertThat(new String(Downloaded.by(officer, BASE + "/consent/registerfile?as=csv"), StandardCharsets.UTF_8)).contains("Finalité");
    }

    @Test
    void anAgentTakesAPersonFromTheContactList() {
        new Consumer("+" + phone, name, RIVAGE).writes("Retirez-moi de vos contacts");
        Browser agent = browser("en").login("agent@ville-de-rivage.example", BASE + "/inbox?view=all");
        agent.openThread(name);
        agent.click(By.id("removing"));
        agent.find(By.id("removal:removeNow"));
        agent.assertPresentable("inbox-remove");
        agent.click(By.id("removal:removeNow"));
        assertThat(agent.find(By.id("suppressed")).getText()).contains("Removed from the contact list");
        agent.assertPresentable("inbox-removed");

        Browser officer = browser("en").login("compliance@ville-de-rivage.example", BASE + "/inbox?view=closed");
        officer.openThread(name);
        officer.open(officer.find(By.id("consentPage")).getDomAttribute("href"));
        assertThat(officer.find(By.id("suppressed")).getText()).contains("Removed from the contact list");
        officer.click(By.id("leaving:readmit"));
        officer.await().until(ExpectedConditions.invisibilityOfElementLocated(By.id("suppressed")));
    }
}
