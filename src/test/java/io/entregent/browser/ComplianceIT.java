package io.entregent.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.entregent.kernel.Ids;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.Select;

/** What may not be written, what becomes of it, and how all of it shows. */
class ComplianceIT extends BrowserIT {

    private static final String BANK = "/t/banque-horizon";
    private static final String BANK_ACCOUNT = "200000000000004";
    private static final String SHOP = "/t/maison-lumen";
    private static final String SHOP_ACCOUNT = "200000000000001";

    @Test
    void aRefusedSendIsExplainedAndTheViolationHandled() {
        new Consumer("+33612000071", "Nina Refus", BANK_ACCOUNT).writes("Bonjour, pouvez-vous me rappeler ma carte ?");
        Browser agent = browser("fr").login("agent@banque-horizon.example", BANK + "/inbox");
        agent.openThread("Nina Refus");
        agent.type(By.id("composer:text"), "Votre carte 4111 1111 1111 1111 est prête");
        agent.click(By.id("composer:send"));

        assertThat(agent.find(By.id("refused")).getText()).contains("numéro de carte bancaire", "•••• 1111", "les quatre derniers chiffres")
                .doesNotContain("4111 1111");
        assertThat(agent.find(By.id("composer:text")).getDomProperty("value")).contains("4111 1111 1111 1111");
        agent.atRest();
        for (int width : new int[] {1440, Browser.PHONE}) {
            agent.screenshot("refused-fr", width);
            agent.assertAccessible();
        }
        agent.width(Browser.DESKTOP);
        agent.type(By.id("composer:text"), "Votre carte finissant par 1111 est prête");
        agent.click(By.id("composer:send"));
        agent.await().until(ExpectedConditions.textToBePresentInElementLocated(By.id("bubbles"), "finissant par 1111"));

        Browser officer = browser("fr").login("compliance@banque-horizon.example", BANK + "/violations?source=outbound");
        By line = By.xpath("//tr[@data-violation][.//*[contains(text(), 'Nina Refus')] or contains(., 'Nina Refus')]");
        officer.await().until(ExpectedConditions.textToBePresentInElementLocated(line, "•••• 1111"));
        assertThat(officer.find(line).getText()).contains("Votre carte", "est prête", "Haute").doesNotContain("4111 1111");
        for (int width : new int[] {1440, Browser.PHONE}) {
            officer.screenshot("violations-fr", width);
            officer.assertAccessible();
        }
        officer.width(Browser.DESKTOP);
        assertThat(new Select(officer.find(By.id("rule"))).getOptions()).allSatisfy(rule -> assertThat(rule.getText()).isNotBlank());
        String one = officer.find(By.cssSelector("tr[data-violation] td a")).getDomAttribute("href");
        officer.open(one);
        officer.find(By.id("detail"));
        for (int width : new int[] {1440, Browser.PHONE}) {
            officer.screenshot("violation-fr", width);
            officer.assertAccessible();
        }
        officer.width(Browser.DESKTOP);
        officer.click(By.id("list:acceptOne"));
        officer.await().until(ExpectedConditions.textToBePresentInElementLocated(By.id("detail"), "Accepté"));
        officer.open(one.replaceFirst("\\?.*", ""));
        assertThat(officer.find(By.id("detail")).getText()).contains("Décidé");
        officer.click(By.id("list:reopenOne"));
        officer.await().until(ExpectedConditions.visibilityOfElementLocated(By.id("list:redactOne")));
        officer.atRest();
        officer.click(By.id("list:redactOne"));
        officer.await().until(ExpectedConditions.textToBePresentInElementLocated(By.id("detail"), "Caviardé"));
        assertThat(officer.find(By.id("detail")).getText()).doesNotContain("Votre carte");

        String id = one.replaceFirst(".*/violations/([0-9a-f-]+).*", "$1");
        By pick = By.cssSelector("tr[data-violation='" + id + "'] input[name='chosen']");
        officer.open(BANK + "/violations?state=all");
        officer.click(By.id("list:escalate"));
        officer.await().until(ExpectedConditions.textToBePresentInElementLocated(By.id("says"), "au moins une ligne"));
        officer.atRest();
        officer.click(pick);
        officer.click(By.id("list:escalate"));
        officer.await().until(ExpectedConditions.textToBePresentInElementLocated(By.id("says"), "Remonté"));
        officer.atRest();
        officer.click(pick);
        new Select(officer.find(By.id("helper"))).selectByIndex(1);
        officer.driver().executeScript("document.getElementById('dueDay').value = '2099-12-31';");
        officer.click(By.id("list:assign"));
        officer.await().until(ExpectedConditions.textToBePresentInElementLocated(By.id("says"), "Confié"));
        officer.open(BANK + "/violations?state=escalated&assignee=nobody");
        assertThat(officer.driver().findElements(pick)).isEmpty();
        officer.open(BANK + "/violations?state=escalated");
        assertThat(officer.find(By.cssSelector("tr[data-violation='" + id + "']")).getText()).contains("Remonté", "2099");
    }

    @Test
    void whatPeopleWriteIsMaskedBeforeAnybodySeesItAlsoInPieces() {
        Consumer consumer = new Consumer("+33612000072", "Paul Morceaux", SHOP_ACCOUNT);
        consumer.writes("Voici ma carte : 5555 5555 5555 4444, merci");
        Browser agent = browser("fr").login("agent@maison-lumen.example", SHOP + "/inbox");
        agent.openThread("Paul Morceaux");
        agent.await().until(ExpectedConditions.textToBePresentInElementLocated(By.id("bubbles"), "•••• 4444"));
        assertThat(agent.driver().getPageSource()).doesNotContain("5555 5555");

        consumer.writes("La deuxième commence par 4012 8888");
        agent.await().until(ExpectedConditions.textToBePresentInElementLocated(By.id("bubbles"), "La deuxième"));
        consumer.writes("8888 1881");
        agent.await().until(browser -> agent.find(By.id("bubbles")).getText().contains("commence par ••••"));

        assertThat(agent.find(By.id("bubbles")).getText()).doesNotContain("4012", "8888", "1881");
    }

    @Test
    void thePlatformsHandOnTheAccountIsFeltAndSeen() {
        // A tenant of its own would be better than the pharmacy's; the restriction is lifted at the end.
        Platform.tells("100000000000002", "account_update", "\"event\": \"ACCOUNT_RESTRICTION\", \"restriction_info\": [{\"restriction_type\":"
                + " \"RESTRICTED_BIZ_INITIATED_MESSAGING\"}]");
        Browser officer = browser("fr").login("compliance@pharmacie-du-parc.example", "/t/pharmacie-du-parc/violations?source=account");
        officer.await().until(browser -> {
            officer.open("/t/pharmacie-du-parc/violations?source=account");
            return officer.driver().findElements(By.cssSelector(".banner--restricted")).size() == 1
                    && officer.driver().getPageSource().contains("compte restreint");
        });
        for (int width : new int[] {1440, Browser.PHONE}) {
            officer.screenshot("restricted-fr", width);
            officer.assertAccessible();
        }
        Platform.tells("100000000000002", "account_update", "\"event\": \"DISABLED_UPDATE\", \"ban_info\": {\"waba_ban_state\": \"REINSTATE\"}");
        officer.await().until(browser -> {
            officer.open("/t/pharmacie-du-parc/violations");
            return officer.driver().findElements(By.cssSelector(".banner--restricted")).isEmpty();
        });
    }

    @Test
    void anAgencySeesThePlatformsHandOnAClientOnItsDeskAndOverTheClientsPages() {
        String client = "/t/ville-de-rivage";
        Platform.tells("100000000000003", "account_update", "\"event\": \"ACCOUNT_VIOLATION\", \"violation_info\": {\"violation_type\": \"SPAM\"}");
        Platform.tells("100000000000003", "account_update", "\"event\": \"ACCOUNT_RESTRICTION\", \"restriction_info\": [{\"restriction_type\":"
                + " \"RESTRICTED_BIZ_INITIATED_MESSAGING\"}]");
        Browser agency = browser("fr").login("admin@agence-confluence.example", "/agency");
        By card = By.cssSelector("[data-client='ville-de-rivage']");
        agency.await().until(browser -> {
            agency.open("/agency");
            return agency.find(card).getText().contains("WhatsApp n’accepte plus aucun");
        });
        assertThat(agency.find(card).findElement(By.cssSelector("a[href='" + client + "/violations']")).getText()).isNotEqualTo("0");
        agency.open(client + "/violations?source=account");
        assertThat(agency.driver().findElements(By.cssSelector(".banner--restricted"))).hasSize(1);
        assertThat(agency.find(By.tagName("main")).getText()).contains("compte restreint", "infraction");
        Platform.tells("100000000000003", "account_update", "\"event\": \"DISABLED_UPDATE\", \"ban_info\": {\"waba_ban_state\": \"REINSTATE\"}");
        agency.await().until(browser -> {
            agency.open("/agency");
            return !agency.find(card).getText().contains("WhatsApp n’accepte plus aucun");
        });
        agency.open(client + "/violations");
        assertThat(agency.driver().findElements(By.cssSelector(".banner--restricted"))).isEmpty();
    }

    @Test
    void theDashboardIsReadAndTakenAlong() throws IOException {
        for (String language : new String[] {"fr", "en"}) {
            Browser officer = browser(language).login("compliance@maison-lumen.example", SHOP + "/dashboard");
            assertThat(officer.find(By.cssSelector("[data-tile='decisions']")).getText()).isNotBlank();
            officer.click(By.cssSelector("#decisions summary"));
            assertThat(officer.find(By.cssSelector("#decisions tbody")).getText()).isNotBlank();
            for (int width : new int[] {1440, Browser.PHONE}) {
                officer.screenshot("dashboard-" + language, width);
                officer.assertAccessible();
            }
            officer.width(Browser.DESKTOP);
            officer.open(SHOP + "/dashboard");
            officer.click(By.cssSelector("[data-tile='answered'] a"));
            assertThat(officer.driver().getCurrentUrl()).contains("/dashboard/behind", "what=answered");
            officer.assertAccessible();
            officer.open(SHOP + "/dashboard");
            officer.click(By.cssSelector("[data-tile='refused'] a"));
            assertThat(officer.driver().getCurrentUrl()).contains("/dashboard/decisions", "verdict=refuse");
            officer.assertAccessible();
            assertThat(officer.fetch(SHOP + "/dashboard/file?format=csv")).startsWith("200").contains("start,figure,rule,count");
            assertThat(officer.fetch(SHOP + "/dashboard/file?format=pdf")).startsWith("200 %PDF-");
        }
    }

    @Test
    void ownPatternsAndAutomaticAnswersAreKeptToTheRules() {
        Browser officer = browser("fr").login("compliance@ville-de-rivage.example", "/t/ville-de-rivage/screening");
        String name = "Dossier social " + Ids.next();
        officer.type(By.id("patternForm:name"), name);
        officer.type(By.id("patternForm:pattern"), "(a+)\\1");
        officer.click(By.id("patternForm:add"));
        officer.await().until(ExpectedConditions.textToBePresentInElementLocated(By.id("says"), "RE2"));
        officer.type(By.id("patternForm:pattern"), "DOSSIER-[0-9]{6}");
        officer.click(By.id("patternForm:add"));
        officer.await().until(ExpectedConditions.textToBePresentInElementLocated(By.id("rules"), name));
        officer.type(By.id("tryForm:sample"), "Mon dossier est DOSSIER-123456");
        officer.click(By.id("tryForm:look"));
        officer.await().until(ExpectedConditions.textToBePresentInElementLocated(By.id("tryForm:found"), "motif de votre organisation"));
        officer.atRest();
        for (int width : new int[] {1440, Browser.PHONE}) {
            officer.screenshot("screening-fr", width);
            officer.assertAccessible();
        }
        officer.width(Browser.DESKTOP);
        officer.click(By.xpath("//tr[td[text() = '" + name + "']]//button"));
        officer.await().until(browser -> !officer.find(By.id("rules")).getText().contains(name));

        officer.open("/t/ville-de-rivage/automation");
        new Select(officer.find(By.id("clock:zone"))).selectByValue("Indian/Reunion");
        officer.click(By.id("clock:saveZone"));
        officer.await().until(ExpectedConditions.textToBePresentInElementLocated(By.id("says"), "horloge est réglée"));
        officer.open("/t/ville-de-rivage/automation");
        assertThat(new Select(officer.find(By.id("clock:zone"))).getFirstSelectedOption().getText()).isEqualTo("Indian/Reunion");
        new Select(officer.find(By.id("clock:zone"))).selectByValue("Europe/Paris");
        officer.click(By.id("clock:saveZone"));
        officer.await().until(ExpectedConditions.textToBePresentInElementLocated(By.id("says"), "horloge est réglée"));
        officer.atRest();
        if (!officer.find(By.id("automation:away")).isSelected()) {
            officer.click(By.id("automation:away"));
        }
        if (officer.find(By.id("automation:button")).isSelected()) {
            officer.click(By.id("automation:button"));
        }
        officer.type(By.id("automation:awayFr"), "La mairie est fermée.");
        officer.type(By.id("automation:awayEn"), "The town hall is closed.");
        officer.click(By.id("automation:save"));
        officer.await().until(ExpectedConditions.textToBePresentInElementLocated(By.id("says"), "aucun humain"));
        officer.atRest();
        officer.click(By.id("automation:button"));
        for (int day = 1; day <= 7; day++) {
            officer.driver().executeScript("document.getElementById('from" + day + "').value = ''; document.getElementById('to" + day + "').value = '';");
        }
        officer.click(By.id("automation:save"));
        officer.await().until(ExpectedConditions.textToBePresentInElementLocated(By.id("says"), "Enregistré"));
        for (int width : new int[] {1440, Browser.PHONE}) {
            officer.screenshot("automation-fr", width);
            officer.assertAccessible();
        }
        new Consumer("+33612000073", "Lise Nuit", "200000000000003").writes("Bonsoir, la piscine est ouverte ?");
        Browser agent = browser("fr").login("agent@ville-de-rivage.example", "/t/ville-de-rivage/inbox");
        agent.openThread("Lise Nuit");
        agent.await().until(ExpectedConditions.textToBePresentInElementLocated(By.id("bubbles"), "La mairie est fermée."));
        new Consumer("+33612000073", "Lise Nuit", "200000000000003").writes("Parler à un conseiller");
        agent.await().until(ExpectedConditions.textToBePresentInElementLocated(By.id("bubbles"), "Un collègue vous répond"));

        officer.width(Browser.DESKTOP);
        officer.click(By.id("automation:away"));
        officer.click(By.id("automation:save"));
        officer.atRest();
    }
}
