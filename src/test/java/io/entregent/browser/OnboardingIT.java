package io.entregent.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.Select;

/** From nothing to a first answered message, with a failure and a break in the middle. */
class OnboardingIT extends BrowserIT {

    private static final UUID AGENCY = UUID.nameUUIDFromBytes("entregent-demo:admin@agence-confluence.example".getBytes(StandardCharsets.UTF_8));

    private final String mark = Long.toString(System.nanoTime() % 100_000_000L + 100_000_000L);
    private int clicks;

    @Test
    void anAgencyBringsAClientFromNothingToItsFirstExchangedMessageAndTheClientStaysMaster() throws Exception {
        String slug = "atelier-" + mark;
        String admin = "patronne@" + slug + ".example";

        Browser agency = browser("en").login("admin@agence-confluence.example", "/agency");
        agency.assertAccessible();
        click(agency, By.cssSelector("a[href='/agency/start']"));
        agency.assertAccessible();
        agency.type(By.id("start:name"), "Atelier " + mark);
        agency.type(By.id("start:siren"), "732 829 321");
        choose(agency, "POLICE");
        agency.type(By.id("start:admin"), admin);
        ajax(agency, By.id("start:go"));
        assertThat(agency.find(By.id("says")).getText()).startsWith("This is not a SIREN");
        agency.type(By.id("start:siren"), "732 829 320");
        ajax(agency, By.id("start:go"));
        assertThat(agency.find(By.id("says")).getText()).startsWith("WhatsApp admits no police");
        choose(agency, "SHOP");
        click(agency, By.id("start:go"));
        agency.await().until(browser -> browser.getCurrentUrl().endsWith("/t/" + slug + "/onboarding"));

        assertThat(agency.find(By.id("says")).getText()).contains("was created, and the invitation is on its way");
        agency.type(By.id("legal:controller"), "Atelier " + mark + ", 1 rue du Port, 44000 Nantes");
        agency.type(By.id("legal:dpo"), "dpo@" + slug + ".example");
        agency.type(By.id("legal:notice"), "https://" + slug + ".example/privacy");
        ajax(agency, By.id("legal:save"));
        assertDone(agency, "legal");

        agency.click(By.cssSelector("[data-step='optin'] h2 a"));
        assertThat(agency.driver().getCurrentUrl()).as("what waits for a number leads to where one is connected").endsWith("#channel-title");

        signUp(agency, "subscription");
        assertThat(agency.find(step("channel")).getText()).contains("failed", "Meta refused the webhook’s subscription");
        assertThat(agency.find(By.id("numbers")).getText()).as("what was reached stays").startsWith("+33");
        agency.assertAccessible();
        shots(agency, "onboarding");
        click(agency, By.cssSelector(".brandmark"));

        Browser later = browser("fr").login("admin@agence-confluence.example", "/agency");
        click(later, By.cssSelector("[data-client='" + slug + "'] h2 a"));
        click(later, By.cssSelector(".rail__item[href$='/onboarding']"));
        assertThat(later.find(step("channel")).getText()).contains("échec", "Abonner de nouveau");
        ajax(later, By.id("signup:subscribe"));
        assertDone(later, "channel");
        ajax(later, By.id("rules:confirm"));
        assertDone(later, "pack");
        ajax(later, By.id("starters:add"));
        assertDone(later, "templates");
        assertThat(later.driver().findElements(By.id("optin:make"))).as("consent is not the agency's").isEmpty();

        String words = later.find(By.id("test-words")).getText();
        Browser phone = browser("fr").open(later.find(By.id("phone")).getDomAttribute("href"));
        clicks++;
        phone.type(By.id("text"), words);
        click(phone, By.cssSelector("#composer [type='submit']"));
        phone.await().until(ExpectedConditions.textToBePresentInElementLocated(By.id("notes"), "fonctionne : votre message est arrivé"));
        later.await().until(browser -> {
            browser.navigate().refresh();
            return "true".equals(browser.findElement(step("message")).getDomAttribute("data-done"));
        });
        later.assertAccessible();
        shots(later, "onboarding-fr");

        Browser boss = browser("en");
        Mail.register(boss, admin, "Rose", "Patron");
        clicks += 2;
        click(boss, By.id("enter"));
        click(boss, By.cssSelector(".rail__item[href$='/onboarding']"));
        ajax(boss, By.id("optin:make"));
        assertDone(boss, "optin");
        assertDone(boss, "people");
        assertThat(boss.driver().findElements(By.cssSelector(".step[data-done='false']"))).isEmpty();
        assertThat(clicks).as("clicks of everybody").isLessThan(40);

        later.open("/agency?sort=name");
        assertThat(later.find(By.cssSelector("[data-client='" + slug + "']")).getText()).contains("11/11", "80 par seconde");
        later.open("/t/" + slug + "/onboarding");

        click(boss, By.cssSelector(".rail__item[href$='/members']"));
        assertThat(boss.find(By.id("agency")).getText()).contains("Gaëlle Arnaud");
        boss.guardAjax(() -> boss.click(By.id("cutting:cut")));
        later.click(By.cssSelector(".rail__item[href$='/members']"));
        assertThat(later.find(By.tagName("h1")).getText()).isEqualTo("Votre accès a été retiré");
        assertThat(later.complaints()).anyMatch(line -> line.contains("403"));
        boss.open("/t/" + slug + "/audit?actor=" + AGENCY);
        assertThat(boss.find(By.tagName("main")).getText()).as("what the agency did is in the client's trail")
                .contains("Gaëlle Arnaud", "Policy pack confirmed");
        assertThat(boss.find(By.cssSelector("select[name='actor'] option[selected]")).getText()).as("chosen by name").isEqualTo("Gaëlle Arnaud");
        leave(boss, slug);
    }

    /** The client asks to leave, takes everything along, and stays after all. */
    private void leave(Browser boss, String slug) {
        boss.open("/t/" + slug + "/leaving");
        boss.assertAccessible();
        assertThat(boss.fetch("/t/" + slug + "/leaving/export")).startsWith("200 PK").contains("members.jsonl", "drafts.jsonl", "contacts.jsonl");
        boss.click(By.id("confirm"));
        // Who has only just registered never logged in: the realm asks for the password of both levels.
        for (int level = 0; level < 2 && boss.driver().getCurrentUrl().startsWith(Browser.keycloak()); level++) {
            boss.type(By.id("password"), "demo");
            WebElement asked = boss.find(By.id("kc-login"));
            asked.click();
            boss.await().until(ExpectedConditions.stalenessOf(asked));
        }
        boss.type(By.id("asking:name"), "Atelier");
        boss.guardAjax(() -> boss.click(By.id("asking:ask")));
        assertThat(boss.find(By.id("says")).getText()).startsWith("Write the name exactly");
        boss.type(By.id("asking:name"), "Atelier " + mark);
        boss.guardAjax(() -> boss.click(By.id("asking:ask")));
        assertThat(boss.find(By.id("under")).getText()).startsWith("You have asked to leave");
        boss.assertAccessible();
        shots(boss, "leaving");
        boss.open("/t/" + slug + "/dashboard");
        assertThat(boss.find(By.id("leave-banner")).getText()).contains("everything in it will be erased on");
        boss.open("/t/" + slug + "/leaving");
        boss.guardAjax(() -> boss.click(By.id("under-way:cancel")));
        assertThat(boss.find(By.id("says")).getText()).startsWith("Called off");
        boss.open("/t/" + slug + "/dashboard");
        assertThat(boss.driver().findElements(By.id("leave-banner"))).isEmpty();
    }

    @Test
    void threeKindsOfFailureAfterMetasDialogAreToldApart() throws Exception {
        String slug = "kiosque-" + mark;
        Browser agency = browser("fr").login("admin@agence-confluence.example", "/agency/start");
        agency.type(By.id("start:name"), "Kiosque " + mark);
        agency.type(By.id("start:siren"), "732 829 320");
        choose(agency, "SHOP");
        agency.type(By.id("start:admin"), "patron@" + slug + ".example");
        click(agency, By.id("start:go"));
        agency.await().until(browser -> browser.getCurrentUrl().endsWith("/t/" + slug + "/onboarding"));

        click(agency, By.id("signup:go"));
        click(agency, By.id("refuse"));
        assertThat(agency.find(step("channel")).getText()).contains("La fenêtre de Meta a été fermée");
        signUp(agency, "review");
        agency.open("/agency?q=" + slug);
        assertThat(agency.find(By.cssSelector("[data-client='" + slug + "'] .said--ask")).getText()).as("no alarm: there is nothing to do").contains("Meta examine encore le nom");
        agency.open("/t/" + slug + "/onboarding");
        assertThat(agency.find(step("channel")).getText()).contains("attente", "Meta examine encore le nom", "Meta ; il n’y a rien à faire ici");
        try {
            signUp(agency, "fields");
            assertThat(agency.find(step("channel")).getText()).contains("échec", "n’écoute pas le champ", "l’exploitant");
        } finally {
            Platform.control("fields", "{\"locked\": false}");
        }
        ajax(agency, By.id("signup:subscribe"));
        assertThat(agency.find(step("channel")).getText()).contains("attente", "Meta examine encore le nom");

        String waba = "5" + mark;
        String number = "6" + mark;
        Platform.control("accounts", "{\"waba\": \"%s\", \"phone\": \"%s\", \"number\": \"+33 1 98 %s\", \"name\": \"Kiosque\"}"
                .formatted(waba, number, number.substring(number.length() - 6)));
        connect(agency, waba, number, "messaging-only");
        assertThat((Boolean) agency.driver().executeScript("const box = document.querySelector('#says .said').getBoundingClientRect();"
                + " return box.top >= 0 && box.bottom <= innerHeight")).as("the answer is read where the button is").isTrue();
        assertThat(agency.find(By.id("says")).getText()).contains("whatsapp_business_management");
        connect(agency, waba, number, "complete-90d");
        String connected = agency.find(step("channel")).getText();
        ajax(agency, By.id("channel:connect"));
        assertThat(agency.find(By.id("says")).getText()).startsWith("Remplissez");
        click(agency, By.id("signup:go"));
        click(agency, By.id("refuse"));
        assertThat(agency.find(By.id("says")).getText()).contains("La fenêtre de Meta a été fermée");
        assertThat(agency.find(step("channel")).getText()).as("no trouble of the numbers that are connected").isEqualTo(connected);
        assertThat(agency.driver().getPageSource()).doesNotContain("complete-90d");
        agency.open("/agency?view=rows&q=" + slug);
        agency.assertAccessible();
        assertThat(agency.find(By.cssSelector("tr[data-client='" + slug + "']")).isDisplayed()).isTrue();
        shots(agency, "cockpit-rows-fr");
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

    /** Through the window that the sandbox plays, with this outcome. */
    private void signUp(Browser browser, String outcome) {
        click(browser, By.id("signup:go"));
        browser.type(By.name("name"), "Atelier " + mark);
        new Select(browser.find(By.name("outcome"))).selectByValue(outcome);
        click(browser, By.id("allow"));
        browser.await().until(open -> open.getCurrentUrl().endsWith("/onboarding"));
        browser.find(By.id("signup:go"));
    }

    private static void assertDone(Browser browser, String step) {
        assertThat(browser.find(step(step)).getDomAttribute("data-done")).as(step).isEqualTo("true");
    }

    private static void shots(Browser browser, String name) {
        browser.screenshot(name, Browser.PHONE);
        assertThat((Boolean) browser.driver().executeScript("return document.documentElement.scrollWidth <= innerWidth")).isTrue();
        browser.assertAccessible();
        browser.screenshot(name, 1440);
    }
}
