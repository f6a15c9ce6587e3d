package io.entregent.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** People of a tenant that has a login server of its own: nobody of them has a password here. */
class OwnLoginIT extends BrowserIT {

    private static final String TENANT = "/t/pharmacie-du-parc";
    private static final String DOMAIN = "pharmacie-du-parc.example";
    private static final String LEAVING = TENANT + "/leaving";

    @Test
    void byOpenIdConnectAnInvitedPersonComesInAndProvesAgainAtTheirServer() {
        try (CustomerServer server = new CustomerServer("own-pharmacie-du-parc")) {
            Browser admin = linked(server, "OIDC", server.discovery());
            Browser person = comesIn(server, admin, "claire", "Claire", "Oidc");

            person.click(By.id("confirm"));
            assertThat(person.driver().getCurrentUrl()).as("asked again by their server").startsWith(server.address());
            person.type(By.id("password"), "theirs");
            person.click(By.id("kc-login"));
            assertThat(person.find(By.id("asking:name")).isDisplayed()).as("proven").isTrue();
            assertThat(person.driver().getCurrentUrl()).isEqualTo(Browser.portal() + LEAVING);

            isUnlinked(admin, "Claire Oidc");
        }
    }

    @Test
    void bySamlAnInvitedPersonComesInAndProvesAgainByACodeOfOurs() {
        try (CustomerServer server = new CustomerServer("own-pharmacie-du-parc")) {
            Browser admin = linked(server, "SAML", server.metadata());
            Browser person = comesIn(server, admin, "denis", "Denis", "Saml");

            person.click(By.id("confirm"));
            assertThat(person.driver().getCurrentUrl()).as("asked again by their server").startsWith(server.address());
            person.type(By.id("password"), "theirs");
            person.click(By.id("kc-login"));
            person.click(By.id("mode-manual"));
            String secret = person.find(By.id("kc-totp-secret-key")).getText();
            person.type(By.id("totp"), OneTimeCode.of(secret, System.currentTimeMillis() / 1000));
            person.type(By.id("userLabel"), "phone");
            person.click(By.id("saveTOTPBtn"));
            assertThat(person.find(By.id("asking:name")).isDisplayed()).as("proven").isTrue();

            isUnlinked(admin, "Denis Saml");
        }
    }

    private Browser linked(CustomerServer server, String protocol, String source) {
        Browser admin = browser("en").login("admin@" + DOMAIN, TENANT + "/onboarding");
        admin.click(By.cssSelector("#login summary"));
        admin.click(By.cssSelector("#own\\:protocol option[value='" + protocol + "']"));
        admin.type(By.id("own:domain"), DOMAIN);
        admin.type(By.id("own:source"), source);
        if (protocol.equals("OIDC")) {
            admin.type(By.id("own:client"), CustomerServer.CLIENT);
            admin.type(By.id("own:secret"), CustomerServer.SECRET);
        }
        Realm realm = new Realm();
        realm.portalMay(false);
        try {
            admin.guardAjax(() -> admin.click(By.id("own:link")));
            assertThat(admin.find(By.id("says")).getText()).startsWith("The login server of this installation does not answer");
        } finally {
            realm.portalMay(true);
        }
        assertThat(admin.find(By.id("own:source")).getDomProperty("value")).as("still there, and to be seen").isEqualTo(source);
        if (protocol.equals("OIDC")) {
            admin.type(By.id("own:secret"), CustomerServer.SECRET);
        }
        admin.guardAjax(() -> admin.click(By.id("own:link")));
        assertThat(admin.find(By.id("says")).getText()).startsWith("Linked");
        assertThat(realm.get("/identity-provider/instances/own-pharmacie-du-parc/mappers")).as("however often it was tried")
                .extracting(one -> one.path("name").asText()).doesNotHaveDuplicates().contains("own_auth_time");
        admin.assertAccessible();
        return admin;
    }

    /** Invited, and sent to the customer's own server for typing the address; somebody uninvited gets in there, and nowhere here. */
    private Browser comesIn(CustomerServer server, Browser admin, String login, String first, String last) {
        String invited = login + System.nanoTime() + "@" + DOMAIN;
        String uninvited = "other-" + login + System.nanoTime() + "@" + DOMAIN;
        server.employs(invited, first, last);
        server.employs(uninvited, "Una", "Invited");
        admin.open(TENANT + "/members");
        admin.type(By.id("invite:address"), invited);
        admin.click(By.cssSelector("#invite [data-role='ADMIN']"));
        admin.guardAjax(() -> admin.click(By.id("invite:send")));

        Browser stranger = browser("en");
        logIn(stranger, server, uninvited);
        assertThat(stranger.status()).as("nobody invited him or her").isEqualTo(404);
        stranger.complaints();

        Browser person = browser("en");
        logIn(person, server, invited);
        assertThat(person.driver().getCurrentUrl()).isEqualTo(Browser.portal() + LEAVING);
        assertThat(person.find(By.id("confirm")).isDisplayed()).as("a login alone is no fresh proof").isTrue();
        return person;
    }

    private static void logIn(Browser person, CustomerServer server, String address) {
        person.open(LEAVING);
        person.type(By.id("username"), address);
        person.click(By.id("kc-login"));
        person.await().until(browser -> browser.getCurrentUrl().startsWith(server.address()));
        person.type(By.id("username"), address);
        person.type(By.id("password"), "theirs");
        person.click(By.id("kc-login"));
        person.await().until(browser -> browser.getCurrentUrl().startsWith(Browser.portal()));
    }

    private static void isUnlinked(Browser admin, String name) {
        admin.open(TENANT + "/members");
        admin.click(By.xpath("//tr[.//strong[text()='" + name + "']]//a"));
        admin.guardAjax(() -> admin.click(By.id("edit:remove")));
        admin.open(TENANT + "/onboarding");
        admin.guardAjax(() -> admin.click(By.id("linked:unlink")));
        assertThat(admin.find(By.id("says")).getText()).startsWith("Unlinked");
    }
}
