package io.entregent.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.WebElement;

class TenantsIT extends BrowserIT {

    @Test
    void whoHasOneTenantLandsInIt() {
        Browser agent = browser("fr").login("agent@banque-horizon.example", "/");

        assertThat(agent.driver().getCurrentUrl()).isEqualTo(Browser.portal() + "/t/banque-horizon/inbox");
    }

    @Test
    void whoHasSeveralChoosesAndSwitches() {
        Browser agency = browser("fr").login("admin@agence-confluence.example", "/");
        List<String> names = agency.driver().findElements(By.cssSelector(".card--tenant strong")).stream()
                .map(WebElement::getText).toList();
        // Those that it began itself, in other tests, may be there too.
        assertThat(names).contains("Maison Lumen", "Ville de Rivage").doesNotContain("Pharmacie du Parc", "Banque Horizon");
        agency.assertAccessible();

        agency.click(By.cssSelector(".card--tenant[href$='/t/maison-lumen']"));
        agency.click(By.cssSelector("[data-menu='tenants'] summary"));
        agency.click(By.cssSelector("[data-menu='tenants'] a[href$='/t/ville-de-rivage']"));

        assertThat(agency.driver().getCurrentUrl()).startsWith(Browser.portal() + "/t/ville-de-rivage");
    }

    @Test
    void anotherTenantIsLikeNoTenant() {
        Browser agent = browser("fr").login("agent@banque-horizon.example", "/");

        assertThat(answer(agent, "/t/maison-lumen/inbox")).isEqualTo(answer(agent, "/t/there-is-none/inbox"))
                .startsWith("404 ");
    }

    @Test
    void pagesAnswerUnderTheirAddressesOnly() {
        Browser agent = browser("fr").login("agent@banque-horizon.example", "/");

        assertThat(List.of("/inbox/index.xhtml", "/inbox/index", "/t/banque-horizon/home", "/WEB-INF/web.xml",
                "/t/banque-horizon/inbox/index.xhtml", "/t/banque-horizon/inbox/018f0000-0000-7000-8000-000000000000"))
                .allSatisfy(path -> assertThat(answer(agent, path)).startsWith("404 "));
        agent.complaints();
    }

    @Test
    void aRoleWithoutTheRoomIsToldSo() {
        Browser marketing = browser("fr").login("marketing@banque-horizon.example", "/t/banque-horizon/inbox");

        assertThat(marketing.find(By.tagName("h1")).getText()).isEqualTo("Cette page n’est pas prévue pour votre rôle");
        marketing.assertAccessible();
        marketing.complaints();
    }

    @Test
    void theLanguageIsSwitchedAndKept() {
        Browser agent = browser("fr").login("agent@banque-horizon.example", "/t/banque-horizon/inbox?view=mine");
        agent.click(By.cssSelector("header button[lang='en']"));
        assertThat(agent.driver().getCurrentUrl()).endsWith("/t/banque-horizon/inbox?view=mine");
        assertThat(agent.find(By.cssSelector(".rail")).getText()).contains("Inbox");

        agent.open("/t/banque-horizon/inbox");

        assertThat(agent.find(By.tagName("html")).getDomAttribute("lang")).isEqualTo("en");
        agent.click(By.cssSelector("header button[lang='fr']"));
        agent.await().until(browser -> "fr".equals(browser.findElement(By.tagName("html")).getDomAttribute("lang")));
    }

    private static String answer(Browser browser, String path) {
        Object answer = ((JavascriptExecutor) browser.driver()).executeAsyncScript("""
                var done = arguments[1];
                fetch(arguments[0]).then(async r => done(r.status + ' ' + (await r.text())
                    .replace(/nonce="[^"]*"|csp.init\\('[^']*'|name="back" value="[^"]*"/g, '')));""", path);
        browser.complaints();
        return String.valueOf(answer);
    }
}
