package io.entregent.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

class LoginIT extends BrowserIT {

    private static final String AGENT = "agent@maison-lumen.example";

    @Test
    void deepLinkSurvivesTheLogin() {
        Browser agent = browser().login(AGENT, "/t/maison-lumen/inbox?view=mine");

        assertThat(agent.driver().getCurrentUrl()).isEqualTo(Browser.portal() + "/t/maison-lumen/inbox?view=mine");
    }

    @Test
    void logoutEndsTheSessionHereAndAtKeycloak() {
        Browser agent = browser().login(AGENT, "/");
        agent.open("/logout");
        assertThat(agent.driver().getCurrentUrl()).isEqualTo(Browser.portal() + "/public/goodbye");
        assertThat(agent.find(By.id("goodbye")).isDisplayed()).isTrue();

        agent.open("/");

        assertThat(agent.find(By.id("username")).isDisplayed()).isTrue();
        assertThat(agent.driver().getCurrentUrl()).startsWith(Browser.keycloak());
    }

    @Test
    void loginPageSpeaksFrenchToTheFrench() {
        Browser stranger = browser("fr").open("/");

        assertThat(stranger.find(By.id("kc-login")).getText()).isEqualTo("Connexion");
        assertThat(stranger.driver().getPageSource()).contains("English");
    }
}
