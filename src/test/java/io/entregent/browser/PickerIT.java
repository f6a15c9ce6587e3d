package io.entregent.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.Select;

/** An agent fills in templates of every kind, and the person gets what the preview showed. */
class PickerIT extends BrowserIT {

    private static final String NUMBER = "200000000000001";
    private static final String ONLY_FRENCH = "{\"fr\":{\"components\":[%s]}}";
    private static final String CARD = """
            {"components":[{"type":"HEADER","format":"IMAGE","example":{"header_handle":["4::aW1hZ2UvanBlZw=="]}},
             {"type":"BODY","text":"%s : le {{1}} au comptoir.","example":{"body_text":[["3 mars"]]}},
             {"type":"BUTTONS","buttons":[{"type":"QUICK_REPLY","text":"Je prends"},{"type":"URL","text":"Voir","url":"https://lumen.example/{{1}}","example":["https://lumen.example/a"]}]}]}""";

    @Test
    void aPlaceIsAskedForAndWhatDoesNotFitIsNamedAtItsField() {
        String phone = phone(1);
        Browser agent = inThread(phone);
        pick(agent, "plan_acces · fr");
        assertThat(agent.find(By.cssSelector("label[for='variable-0']")).getText()).isEqualTo("Latitude du lieu");
        fill(agent, "quarante-huit", "2.3522", "Boutique Lumen", "12 rue du Marché, Rivage", "Nina", "3 mars");
        agent.guardAjax(() -> agent.click(By.id("composer:sendTemplate")));
        agent.await().until(ExpectedConditions.textToBePresentInElementLocated(By.id("variable-0-about"), "Donnez un nombre de −90 à 90"));
        assertThat(agent.driver().switchTo().activeElement().getDomAttribute("id")).isEqualTo("variable-0");
        assertThat(agent.find(By.id("variable-2")).getDomProperty("value")).as("what was written stays").isEqualTo("Boutique Lumen");
        assertThat(agent.driver().findElements(By.cssSelector(".bubble--out"))).isEmpty();
        agent.assertPresentable("picker-place-fr");

        fill(agent, "48.8566");
        assertThat(agent.find(By.id("preview")).getText()).contains("Boutique Lumen, 12 rue du Marché, Rivage", "Bonjour Nina");
        agent.guardAjax(() -> agent.click(By.id("composer:sendTemplate")));
        Browser handset = handset(phone);
        handset.await().until(ExpectedConditions.textToBePresentInElementLocated(By.id("notes"), "Bonjour Nina, nous vous attendons le 3 mars"));
        // The phone draws its notes anew with each tick: what was found may be gone when it is read.
        for (String part : List.of("Boutique Lumen", "12 rue du Marché, Rivage")) {
            handset.await().until(ExpectedConditions.textToBePresentInElementLocated(By.cssSelector("#notes .place"), part));
        }
    }

    @Test
    void productsAreAskedForInOneLine() {
        Browser agent = inThread(phone(2));
        pick(agent, "choix_de_produits · fr");
        fill(agent, "Nina", "A1 A2");
        agent.guardAjax(() -> agent.click(By.id("composer:sendTemplate")));
        agent.await().until(ExpectedConditions.textToBePresentInElementLocated(By.id("variable-1-about"), "Écrivez des titres de 24 caractères au plus"));
        fill(agent, "Nina", "Nouveautés: A1, A2");
        agent.guardAjax(() -> agent.click(By.id("composer:sendTemplate")));
        agent.await().until(ExpectedConditions.textToBePresentInElementLocated(By.id("says"), "n’a pas accepté"));
    }

    @Test
    void cardsAndOffersReachThePhoneAndTheAnswerTellsWhichCardWasMeant() throws Exception {
        String carousel = "cartes_" + Instant.now().getEpochSecond();
        String offer = "place_" + Instant.now().getEpochSecond();
        Publishing publishing = new Publishing(new Robot(), browser("fr"));
        publishing.first(carousel, ONLY_FRENCH.formatted("""
                {"type":"BODY","text":"Bonjour {{1}}, vos deux articles %s sont là.","example":{"body_text":[["Nina"]]}},
                {"type":"CAROUSEL","cards":[%s,%s]}""".formatted(carousel, CARD.formatted("Le foulard"), CARD.formatted("La lampe"))));
        publishing.first(offer, ONLY_FRENCH.formatted("""
                {"type":"LIMITED_TIME_OFFER","limited_time_offer":{"text":"Place gardée","has_expiration":true}},
                {"type":"BODY","text":"Bonjour {{1}}, votre place %s est gardée avec ce code.","example":{"body_text":[["Nina"]]}},
                {"type":"BUTTONS","buttons":[{"type":"COPY_CODE","example":"PLACE7"},{"type":"URL","text":"Confirmer","url":"https://lumen.example/place?ref={{1}}","example":["https://lumen.example/place?ref=1"]}]}"""
                .formatted(offer)));
        String phone = phone(3);
        Browser agent = inThread(phone);

        pick(agent, carousel);
        assertThat(agent.find(By.cssSelector(".filling[aria-label='Carte 2']")).getText()).contains("Adresse de l’image", "Fin du lien derrière le bouton");
        fill(agent, "Nina", "https://images.example/foulard.jpg", "3 mars", "foulard", "https://images.example/lampe.jpg", "4 mars", "lampe");
        assertThat(agent.find(By.cssSelector("#preview .phone__cards")).getText()).contains("La lampe : le 4 mars au comptoir.", "https://lumen.example/lampe");
        agent.assertPresentable("picker-cards-fr");
        agent.guardAjax(() -> agent.click(By.id("composer:sendTemplate")));
        Browser handset = handset(phone);
        handset.await().until(ExpectedConditions.textToBePresentInElementLocated(By.cssSelector("#notes .cards"), "La lampe : le 4 mars au comptoir."));
        assertThat(handset.find(By.cssSelector("#notes .card:nth-child(2) a.choice")).getDomAttribute("href")).isEqualTo("https://lumen.example/lampe");
        handset.screenshot("phone-cards-fr", 1440);

        pick(agent, offer);
        fill(agent, "", "Nina", "PLACE7", "n3mtql");
        agent.driver().executeScript("var end = document.getElementById('variable-0'); end.value = arguments[0]; end.dispatchEvent(new Event('input', {bubbles: true}))",
                LocalDateTime.now().plusDays(2).withSecond(0).withNano(0).toString());
        agent.screenshot("picker-offer-fr", 1440);
        agent.guardAjax(() -> agent.click(By.id("composer:sendTemplate")));
        handset.await().until(ExpectedConditions.textToBePresentInElementLocated(By.cssSelector("#notes .offer"), "Place gardée"));
        assertThat(handset.find(By.id("notes")).getText()).contains("jusqu’au ", "Copier le code PLACE7");
        handset.screenshot("phone-offer-fr", 1440);

        handset.click(By.cssSelector("#notes .card:nth-child(2) button.choice"));
        agent.await().until(ExpectedConditions.textToBePresentInElementLocated(By.id("bubbles"), "Je prends"));
    }

    @Test
    void aTemplateWhoseNewWordsAreJudgedIsNamedWithTheReasonAndComesBack() throws Exception {
        String name = "horaires_" + Instant.now().getEpochSecond();
        String words = ONLY_FRENCH.formatted("{\"type\":\"BODY\",\"text\":\"Nos horaires " + name + " : de %s à midi.\"}");
        Browser approver = browser("fr");
        Publishing publishing = new Publishing(new Robot(), approver);
        String id = publishing.first(name, words.formatted("neuf heures"));
        Browser agent = inThread(phone(4));
        assertThat(offered(agent)).anyMatch(option -> option.contains(name));

        Platform.reviews("manual", 3000);
        try {
            publishing.next(id, name, words.formatted("huit heures"));
            publishing.await("SUBMITTED");
            assertThat(approver.find(By.id("judged")).getText()).contains("rien n’est envoyé en français");
            approver.assertPresentable("version-judged-fr");
            Browser marketer = browser("en").login("marketing@maison-lumen.example", "/t/maison-lumen/templates?q=" + name);
            assertThat(marketer.find(By.id("templates")).getText()).contains("v2 · WhatsApp is reviewing", "under review");

            agent.driver().navigate().refresh();
            assertThat(offered(agent)).noneMatch(option -> option.contains(name));
            agent.click(By.cssSelector("#unsendable summary"));
            assertThat(agent.find(By.id("unsendable")).getText()).contains(name, "WhatsApp examine son nouveau texte");
            agent.assertPresentable("picker-judged-fr");

            Platform.judges("100000000000001", name, "approve");
            publishing.awaitLive();
            agent.driver().navigate().refresh();
            assertThat(offered(agent)).anyMatch(option -> option.contains(name));

            Platform.rewrites("100000000000001", name, "Nos horaires : jamais.");
            marketer.await().until(page -> {
                page.navigate().refresh();
                return page.findElement(By.id("templates")).getText().contains("changed elsewhere");
            });
            agent.driver().navigate().refresh();
            assertThat(offered(agent)).as("what nobody here agreed to").noneMatch(option -> option.contains(name));
        } finally {
            Platform.reviews("auto", 3000);
        }
    }

    private static List<String> offered(Browser agent) {
        return new Select(agent.find(By.id("composer:template"))).getOptions().stream().map(WebElement::getText).toList();
    }

    private static String phone(int last) {
        return "+3363997" + String.format("%03d", Instant.now().getEpochSecond() % 1000) + last;
    }

    /** Of somebody who wrote too long ago for a free answer. */
    private Browser inThread(String phone) {
        new Consumer(phone, "Nina Choix", NUMBER).wroteAt(Instant.now().minus(Duration.ofHours(30)), "Bonjour");
        Browser agent = browser("fr").login("agent@maison-lumen.example", "/t/maison-lumen/inbox?q=" + phone.substring(1));
        By row = By.cssSelector("#rows a.row");
        agent.await().until(browser -> {
            browser.navigate().refresh();
            return !browser.findElements(row).isEmpty();
        });
        agent.click(row);
        return agent;
    }

    private Browser handset(String phone) {
        return browser("fr").open("/sandbox/#" + phone.substring(1) + "/" + NUMBER);
    }

    private static void pick(Browser agent, String template) {
        agent.guardAjax(() -> new Select(agent.find(By.id("composer:template"))).getOptions().stream()
                .filter(option -> option.getText().contains(template)).findFirst().orElseThrow().click());
        agent.find(By.id("variable-0"));
    }

    private static void fill(Browser agent, String... values) {
        for (int i = 0; i < values.length; i++) {
            if (!values[i].isEmpty()) {
                agent.find(By.id("variable-" + i)).clear();
                agent.type(By.id("variable-" + i), values[i]);
            }
        }
    }
}
