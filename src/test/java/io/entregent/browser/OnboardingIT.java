package io.entregent.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

/** From nothing to a first answered message, with a failure and a break in the middle. */
class OnboardingIT extends BrowserIT {

    private final String mark = Long.toString(System.nanoTime() % 100_000_000L + 100_000_000L);
    private int clicks;

    @Test
    void anAgencyBringsAClientFromNothingToItsFirstAnsweredMessage() throws Exception {
        String waba = "5" + mark;
        String number = "6" + mark;
        String slug = "atelier-" + mark;
        String admin = "patronne@" + slug + ".example";
        sandboxHas(waba, number);

        Browser agency = browser("en").login("admin@agence-confluence.example", "/agency");
        agency.assertAccessible();
        click(agency, By.cssSelector("a[href='/agency/start']"));
        agency.assertAccessible();
        agency.type(By.id("start:name"), "Atelier " + mark);
        agency.type(By.id("start:siren"), "732 829 321");
        choose(agency, "POLICE");
        agency.type(By.id("start:admin"), admin);
        ajax(agency, By.id("start:go"));
        assertThat(agency.find(By.id("says")).getText()).startsWith("This is no SIREN");
        agency.type(By.id("start:siren"), "732 829 320");
        ajax(agency, By.id("start:go"));
        assertThat(agency.find(By.id("says")).getText()).startsWith("WhatsApp admits no police");
        choose(agency, "SHOP");
        click(agency, By.id("start:go"));
        agency.await().until(browser -> browser.getCurrentUrl().endsWith("/t/" + slug + "/onboarding"));

        agency.type(By.id("legal:controller"), "Atelier " + mark + ", 1 rue du Port, 44000 Nantes");
        agency.type(By.id("legal:dpo"), "dpo@" + slug + ".example");
        agency.type(By.id("legal:notice"), "https://" + slug + ".example/privacy");
        ajax(agency, By.id("legal:save"));
        assertThat(agency.find(step("legal")).getDomAttribute("data-done")).isEqualTo("true");

        connect(agency, waba, number, "messaging-only");
        assertThat(agency.find(By.id("says")).getText()).contains("lacks a permission: whatsapp_business_management");
        assertThat(agency.find(step("channel")).getText()).contains("did not work");
        agency.assertAccessible();
        agency.screenshot("onboarding", Browser.PHONE);
        agency.screenshot("onboarding", 1440);
        click(agency, By.cssSelector(".brandmark"));

        Browser later = browser("fr").login("admin@agence-confluence.example", "/agency");
        click(later, By.cssSelector("[data-client='" + slug + "'] h2 a"));
        click(later, By.cssSelector(".rail__item[href$='/onboarding']"));
        assertThat(later.find(step("channel")).getText()).contains("échec");
        connect(later, waba, number, "complete-90d");
        assertThat(later.find(step("channel")).getDomAttribute("data-done")).isEqualTo("true");
        assertThat(later.driver().getPageSource()).doesNotContain("complete-90d");
        later.screenshot("onboarding-fr", 1440);

        Browser boss = browser("en");
        Mail.register(boss, admin, "Rose", "Patron");
        clicks += 2;
        click(boss, By.id("enter"));
        new Consumer("+33612" + mark.substring(3), "Noé Premier", number).writes("Bonjour, vous êtes ouverts ?");
        By row = By.xpath("//a[contains(@class, 'row')][.//*[contains(text(), 'vous êtes ouverts')]]");
        new WebDriverWait(boss.driver(), Duration.ofSeconds(40)).ignoring(StaleElementReferenceException.class)
                .until(browser -> browser.findElement(row).isDisplayed());
        boss.open(boss.find(row).getDomAttribute("href"));
        clicks++;
        boss.type(By.id("composer:text"), "Oui, bienvenue.");
        click(boss, By.id("composer:send"));
        boss.await().until(ExpectedConditions.presenceOfElementLocated(By.cssSelector(".bubble--out .tick")));

        later.await().until(browser -> {
            browser.navigate().refresh();
            return "true".equals(browser.findElement(step("message")).getDomAttribute("data-done"));
        });
        assertThat(later.find(step("people")).getDomAttribute("data-done")).isEqualTo("true");
        assertThat(later.find(step("organisation")).getDomAttribute("data-done")).isEqualTo("true");
        assertThat(clicks).as("clicks of everybody").isLessThan(40);

        later.open("/agency?sort=name");
        assertThat(later.find(By.cssSelector("[data-client='" + slug + "']")).getText()).contains("11/11", "encore 89 jours");
        later.assertAccessible();
    }

    @Test
    void theCockpitShowsOnesOwnClientsAndTheOperatorSeesNoContent() {
        Browser agency = browser("fr").login("admin@agence-confluence.example", "/agency");
        agency.await().until(ExpectedConditions.presenceOfElementLocated(By.cssSelector("[data-client='maison-lumen']")));
        assertThat(agency.driver().findElements(By.cssSelector("[data-client='banque-horizon']"))).isEmpty();
        agency.screenshot("cockpit-fr", Browser.PHONE);
        assertThat((Boolean) agency.driver().executeScript("return document.documentElement.scrollWidth <= innerWidth")).isTrue();
        agency.screenshot("cockpit-fr", 1440);

        Browser operator = browser("en").login("operator@entregent.example", "/agency");
        assertThat(operator.find(By.cssSelector("[data-client='banque-horizon']")).isDisplayed()).isTrue();
        assertThat(operator.driver().findElements(By.cssSelector(".desk a"))).isEmpty();
        operator.assertAccessible();

        Browser agent = browser("en").login("agent@maison-lumen.example", "/t/maison-lumen/inbox");
        agent.open("/agency");
        assertThat(agent.find(By.tagName("h1")).getText()).isEqualTo("This page is not for your role");
        agent.complaints();
    }

    private void connect(Browser browser, String waba, String number, String token) {
        browser.type(By.id("channel:business"), waba);
        browser.type(By.id("channel:number"), number);
        browser.type(By.id("channel:token"), token);
        ajax(browser, By.id("channel:connect"));
    }

    private void choose(Browser browser, String activity) {
        new Select(browser.find(By.id("start:activity"))).selectByValue(activity);
        clicks++;
    }

    private void click(Browser browser, By by) {
        clicks++;
        browser.click(by);
    }

    private void ajax(Browser browser, By by) {
        clicks++;
        browser.guardAjax(() -> browser.click(by));
    }

    private static By step(String code) {
        return By.cssSelector("[data-step='" + code + "']");
    }

    private static void sandboxHas(String waba, String number) throws IOException, InterruptedException {
        String body = "{\"waba\": \"%s\", \"phone\": \"%s\", \"number\": \"+33 1 98 %s\", \"name\": \"Atelier\"}"
                .formatted(waba, number, number.substring(number.length() - 6));
        HttpRequest request = HttpRequest.newBuilder(URI.create(Browser.portal() + "/sandbox/control/accounts"))
                .header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body)).build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }
}
