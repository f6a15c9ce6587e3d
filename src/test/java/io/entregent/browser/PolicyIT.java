package io.entregent.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.support.ui.ExpectedConditions;

/** The rules as people meet them: read, tried, written by one, tried on the past, approved by another, and felt by an agent. */
class PolicyIT extends BrowserIT {

    private static final String PARC = "/t/pharmacie-du-parc";
    private static final String NUMBER = "200000000000002";

    @Test
    void aRuleIsWrittenTriedOnThePastApprovedByAnotherAndExplainedToTheAgentWhomItStops() {
        String name = "Violette " + Instant.now().getEpochSecond();
        new Consumer("+33612000091", name, NUMBER).writes("Bonjour");
        Browser agent = browser("fr").login("agent@pharmacie-du-parc.example", PARC + "/inbox");
        agent.openThread(name);
        say(agent, "Nous parlerons de tabac au guichet");
        agent.await().until(ExpectedConditions.textToBePresentInElementLocated(By.id("bubbles"), "tabac au guichet"));

        Browser officer = browser("fr").login("compliance@pharmacie-du-parc.example", PARC + "/policy");
        assertThat(officer.find(By.tagName("main")).getText()).contains("WhatsApp 2026", "whatsapp.window", "health.medicines", "france.prospection");
        look(officer, "rules-fr");
        officer.open(PARC + "/policy?compare=whatsapp/2021..whatsapp/2026");
        assertThat(officer.find(By.cssSelector(".rules__diff")).getText()).contains("transactionnelles", "États-Unis");
        look(officer, "rules-diff-fr");
        officer.open(PARC + "/policy/try");
        officer.type(By.id("trying:phone"), "+33612000091");
        officer.type(By.id("trying:text"), "Achetez votre paracétamol, carte 4111 1111 1111 1111");
        officer.click(By.id("trying:ask"));
        assertThat(officer.find(By.id("answer")).getText()).contains("refusé", "Pas de vente de médicaments", "Pour passer");
        look(officer, "rules-try-fr");

        write(officer, true);
        officer.open(PARC + "/policy/whatif");
        String draft = officer.find(By.cssSelector("#number option:nth-child(2)")).getDomAttribute("value");
        officer.driver().executeScript("document.getElementById('number').value = arguments[0]", draft);
        officer.click(By.id("asking:run"));
        officer.await().until(ExpectedConditions.textToBePresentInElementLocated(By.cssSelector(".whatif"), "Décidées autrement"));
        officer.atRest();
        officer.click(By.cssSelector(".whatif summary"));
        assertThat(officer.find(By.cssSelector(".whatif")).getText()).contains("autorisé → refusé", "tabac");
        look(officer, "whatif-fr");
        officer.click(By.cssSelector(".whatif li a"));
        assertThat(officer.find(By.tagName("main")).getText()).contains("Autorisée", "Ouvrir la conversation");

        approve("admin@pharmacie-du-parc.example");
        say(agent, "Encore un mot sur le tabac");
        agent.await().until(ExpectedConditions.textToBePresentInElementLocated(By.tagName("main"), "Aucun message ne parle de"));
        agent.atRest();
        look(agent, "refused-fr");

        officer.open(PARC + "/policy/own");
        write(officer, false);
        approve("admin@pharmacie-du-parc.example");
    }

    private static void say(Browser agent, String text) {
        agent.type(By.id("composer:text"), text);
        agent.click(By.id("composer:send"));
    }

    /** Hands in a version with, or without, a topic that nobody may write about. */
    private void write(Browser officer, boolean forbidden) {
        officer.open(PARC + "/policy/own");
        if (!officer.driver().findElements(By.id("house:withdraw")).isEmpty()) {
            officer.click(By.id("house:withdraw"));
        } else if (!officer.driver().findElements(By.id("deciding:withdraw")).isEmpty()) {
            officer.click(By.id("deciding:withdraw"));
        }
        officer.click(By.id("beginning:begin"));
        By tobacco = By.cssSelector("input[name='topic'][value='tobacco']");
        if (officer.find(tobacco).isSelected() != forbidden) {
            officer.click(tobacco);
        }
        officer.type(By.id("note"), forbidden ? "Plus un mot sur le tabac" : "Retour");
        if (forbidden) {
            // A refusal costs nobody what they wrote.
            officer.driver().executeScript("document.getElementById('quietFrom').value = '21:00'; document.getElementById('quietTo').value = '';");
            officer.click(By.id("house:save"));
            officer.find(By.cssSelector(".said--no"));
            assertThat(officer.find(By.id("note")).getDomProperty("value")).isEqualTo("Plus un mot sur le tabac");
            assertThat(officer.find(By.id("quietFrom")).getDomProperty("value")).isEqualTo("21:00");
            assertThat(officer.find(tobacco).isSelected()).isTrue();
            officer.driver().executeScript("document.getElementById('quietFrom').value = '';");
        }
        officer.click(By.id("house:save"));
        officer.find(By.cssSelector(".said--yes"));
        if (forbidden) {
            look(officer, "rules-own-fr");
        }
        officer.click(By.id("house:propose"));
        officer.find(By.id("changes"));
    }

    private void approve(String second) {
        Browser admin = browser("fr").login(second, PARC + "/policy/own");
        if (!admin.driver().findElements(By.id("confirm")).isEmpty()) {
            admin.click(By.id("confirm"));
            admin.type(By.id("password"), "demo");
            admin.click(By.id("kc-login"));
            admin.await().until(browser -> browser.getCurrentUrl().endsWith("/policy/own"));
        }
        look(admin, "rules-approve-fr");
        admin.click(By.id("deciding:approve"));
        admin.await().until(ExpectedConditions.invisibilityOfElementLocated(By.id("changes")));
    }

    private static void look(Browser browser, String name) {
        for (int width : new int[] {1440, Browser.PHONE}) {
            browser.screenshot(name, width);
            browser.assertAccessible();
            assertThat(browser.overflow()).as(name + " at " + width).isZero();
        }
        browser.width(Browser.DESKTOP);
    }
}
