package io.entregent.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

class SessionsIT extends BrowserIT {

    private static final String SESSIONS = "/t/ville-de-rivage/settings/sessions";

    @Test
    void anAdministratorEndsALoginAndThatBrowserIsOutEverywhere() {
        Browser agent = browser("fr").login("agent@ville-de-rivage.example", "/t/ville-de-rivage/inbox");
        Browser admin = browser("en").login("admin@ville-de-rivage.example", SESSIONS);
        admin.assertAccessible();
        assertThat(admin.find(By.id("list")).getText()).contains("this one").contains("Chrome").contains("127.0.0.1");
        admin.screenshot("sessions", 1440);
        admin.screenshot("sessions", Browser.PHONE);
        admin.width(Browser.DESKTOP);
        String name = agent.find(By.cssSelector(".header__me .only-read")).getDomProperty("textContent").replaceFirst("^\\S+( \\S+)? (?=\\p{Lu}\\S+ \\p{Lu})", "");
        Realm realm = new Realm();
        int before = realm.logins("agent@ville-de-rivage.example");
        String row = "//tr[contains(., '" + name.substring(name.lastIndexOf(' ') + 1) + "')]//button";
        admin.guardAjax(() -> admin.click(By.xpath(row)));
        assertThat(admin.find(By.id("says")).getText()).startsWith("Ended");

        agent.await().until(browser -> realm.logins("agent@ville-de-rivage.example") == before - 1);

        agent.click(By.cssSelector(".rail__item[href$='/inbox']"));
        agent.await().until(browser -> browser.getCurrentUrl().contains("/public/goodbye"));
        agent.open("/t/ville-de-rivage/inbox");
        assertThat(agent.find(By.id("username")).isDisplayed()).as("the realm asks for the password again").isTrue();
    }

    @Test
    void oneEndsAllOnesOtherLoginsAtOnceAndStays() {
        Browser left = browser("en").login("approver@ville-de-rivage.example", "/t/ville-de-rivage/templates");
        Browser here = browser("en").login("approver@ville-de-rivage.example", SESSIONS);
        here.guardAjax(() -> here.click(By.id("others:end")));
        assertThat(here.find(By.id("says")).getText()).startsWith("Ended: ");
        assertThat(here.driver().findElements(By.cssSelector("#list tbody tr"))).hasSize(1);
        here.open(SESSIONS);
        assertThat(here.find(By.tagName("h1")).getText()).isEqualTo("Sessions");
        left.click(By.cssSelector(".rail__item[href$='/templates']"));
        left.await().until(browser -> browser.getCurrentUrl().contains("/public/goodbye"));
    }

    @Test
    void othersSeeTheirOwnLoginsOnly() {
        Browser marketing = browser("fr").login("marketing@ville-de-rivage.example", SESSIONS);
        assertThat(marketing.driver().findElements(By.cssSelector("#list tbody tr"))).allSatisfy(row -> assertThat(row.getDomAttribute("data-session"))
                .isEqualTo(marketing.find(By.cssSelector("#list tbody tr")).getDomAttribute("data-session")));
        marketing.screenshot("sessions-fr", 1440);
    }
}
