package io.entregent.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.support.ui.ExpectedConditions;

class AuditIT extends BrowserIT {

    private static final String AUDIT = "/t/pharmacie-du-parc/audit";

    @Test
    void theOfficerSeesWhatCameInAndWhoAnswered() {
        new Consumer("+33612000011", "Rose Noir", "200000000000002").writes("Bonjour");
        Browser agent = browser("fr").login("agent@pharmacie-du-parc.example", "/t/pharmacie-du-parc/inbox");
        agent.click(By.cssSelector("a.row"));
        agent.type(By.id("composer:text"), "Bonjour, que puis-je pour vous ?");
        agent.click(By.id("composer:send"));
        agent.await().until(ExpectedConditions.textToBePresentInElementLocated(By.id("bubbles"), "que puis-je"));

        Browser officer = browser("fr").login("compliance@pharmacie-du-parc.example", AUDIT);

        assertThat(officer.find(By.id("entries")).getText()).contains("Message reçu", "Réponse rédigée")
                .doesNotContain("Rose Noir", "que puis-je");
    }

    @Test
    void anEntryOpensBesideTheListAndFiltersStayInTheAddress() {
        Browser officer = browser("en").login("compliance@pharmacie-du-parc.example", AUDIT + "?action=audit.read");
        assertThat(officer.find(By.cssSelector(".applied")).getText()).contains("action: Audit trail read");
        officer.assertAccessible();

        officer.click(By.cssSelector("#entries tbody a"));

        assertThat(officer.driver().getCurrentUrl()).contains("action=audit.read", "entry=");
        assertThat(officer.find(By.id("entry")).getText()).contains("Audit trail read", "Network address");
        for (int width : new int[] {1440, Browser.PHONE}) {
            officer.width(width);
            officer.assertAccessible();
        }
    }
}
