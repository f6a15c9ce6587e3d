package io.entregent.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

class KeysIT extends BrowserIT {

    private static final String KEYS = "/t/banque-horizon/settings/keys";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static HttpResponse<String> call(String key, String path) throws Exception {
        return HTTP.send(HttpRequest.newBuilder(URI.create(Browser.portal() + "/api/v1/tenants/" + path)).header("Authorization", "Bearer " + key).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void aProgramsKeyIsShownOnceDoesWhatItIsForIsRolledAndRevoked() throws Exception {
        Browser admin = browser("en").login("admin@banque-horizon.example", KEYS);
        admin.assertAccessible();
        String name = "Order system " + System.nanoTime();
        make(admin, name + " people", "program", "CONTACT_READ");
        assertThat(admin.driver().findElements(By.id("example"))).as("what this key may read needs an id").isEmpty();
        String key = make(admin, name, "program", "TEMPLATE_READ");
        assertThat(admin.find(By.id("example")).getText()).endsWith("/banque-horizon/templates");

        assertThat(call(key, "banque-horizon/templates").statusCode()).isEqualTo(200);
        assertThat(call(key, "banque-horizon/conversations").statusCode()).as("beyond its scope").isEqualTo(403);
        assertThat(call(key, "banque-horizon/conversations").body()).as("which scope it lacks").contains("\"permission\":\"INBOX_READ\"");
        assertThat(call(key, "maison-lumen/templates").statusCode()).as("in another tenant").isEqualTo(401);
        assertThat(call(key + "x", "banque-horizon/templates").statusCode()).isEqualTo(401);
        admin.assertAccessible();
        admin.screenshot("keys", 1440);
        admin.screenshot("keys", Browser.PHONE);
        assertThat((Boolean) admin.driver().executeScript("return document.documentElement.scrollWidth <= innerWidth")).isTrue();
        admin.width(Browser.DESKTOP);
        admin.open(KEYS);
        assertThat(admin.driver().getPageSource()).as("shown once").doesNotContain(key);

        admin.guardAjax(() -> admin.click(By.cssSelector("tr[data-key='" + name + "'] [id$='roll']")));
        String rolled = admin.find(By.id("secret")).getText();
        assertThat(call(rolled, "banque-horizon/templates").statusCode()).isEqualTo(200);
        assertThat(call(key, "banque-horizon/templates").statusCode()).as("the old one, for a day").isEqualTo(200);

        for (int left = 2; left > 0; left--) {
            admin.open(KEYS);
            admin.guardAjax(() -> admin.click(By.cssSelector("tr[data-key='" + name + "'] [id$='revoke']")));
        }
        assertThat(call(key, "banque-horizon/templates").statusCode()).isEqualTo(401);
        assertThat(call(rolled, "banque-horizon/templates").statusCode()).isEqualTo(401);
        assertThat(Database.asAnotherNode("banque-horizon", "select count(*) from api_key where position('" + key + "' in encode(name, 'escape')) > 0")).isEqualTo("0");
    }

    @Test
    void aPersonsKeyCanDoNoMoreThanThePersonAndIsNotOthersToSee() throws Exception {
        Browser agent = browser("fr").login("agent@banque-horizon.example", KEYS);
        assertThat(agent.driver().findElements(By.id("make:kind"))).isEmpty();
        assertThat(agent.driver().findElements(By.cssSelector("[data-scope='AUDIT_READ']"))).isEmpty();
        String name = "Poste " + System.nanoTime();
        String key = make(agent, name, null, "INBOX_READ");
        assertThat(call(key, "banque-horizon/conversations").statusCode()).isEqualTo(200);
        assertThat(call(key, "banque-horizon/audit").statusCode()).isEqualTo(403);
        agent.screenshot("keys-fr", 1440);

        Browser marketing = browser("en").login("marketing@banque-horizon.example", KEYS);
        assertThat(marketing.driver().getPageSource()).doesNotContain(name);

        Browser admin = browser("en").login("admin@banque-horizon.example", KEYS);
        admin.guardAjax(() -> admin.click(By.cssSelector("tr[data-key='" + name + "'] [id$='roll']")));
        assertThat(admin.driver().findElements(By.id("secret"))).as("an administrator becomes nobody else").isEmpty();
        admin.open(KEYS);
        admin.guardAjax(() -> admin.click(By.cssSelector("tr[data-key='" + name + "'] [id$='revoke']")));
        assertThat(call(key, "banque-horizon/conversations").statusCode()).isEqualTo(401);
    }

    @Test
    void aKeyThatCameMeanwhileMovesNoButton() throws Exception {
        Browser admin = browser("en").login("admin@banque-horizon.example", KEYS);
        String name = "Meant " + System.nanoTime();
        String meant = make(admin, name, "program", "TEMPLATE_READ");
        Browser agent = browser("fr").login("agent@banque-horizon.example", KEYS);
        String younger = make(agent, "Younger " + System.nanoTime(), null, "INBOX_READ");

        admin.guardAjax(() -> admin.click(By.cssSelector("tr[data-key='" + name + "'] [id$='revoke']")));

        assertThat(call(younger, "banque-horizon/conversations").statusCode()).as("the key that stands in that row by now").isEqualTo(200);
        assertThat(call(meant, "banque-horizon/templates").statusCode()).isEqualTo(401);
        admin.guardAjax(() -> admin.click(By.cssSelector("tr[data-key^='Younger'] [id$='revoke']")));
    }

    @Test
    void whoIsDisabledInTheRealmIsOutWithinATokensLifeInTheBrowserAndByKey() throws Exception {
        String user = "marketing@banque-horizon.example";
        Realm realm = new Realm();
        realm.tokensLive(15);
        try {
            Browser marketing = browser("en").login(user, KEYS);
            String key = make(marketing, "Until disabled " + System.nanoTime(), null, "TEMPLATE_READ");
            assertThat(call(key, "banque-horizon/templates").statusCode()).isEqualTo(200);

            realm.enable(user, false);

            Awaitility.await().atMost(Duration.ofSeconds(90)).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
                assertThat(call(key, "banque-horizon/templates").statusCode()).isEqualTo(401);
                marketing.open(KEYS);
                assertThat(marketing.driver().getCurrentUrl()).startsWith(Browser.keycloak());
            });
        } finally {
            realm.tokensLive(300);
            realm.enable(user, true);
        }
    }

    private static String make(Browser browser, String name, String kind, String scope) throws IOException {
        browser.type(By.id("make:name"), name);
        if (kind != null) {
            browser.click(By.cssSelector("#make\\:kind option[value='" + kind + "']"));
        }
        browser.click(By.cssSelector("[data-scope='" + scope + "']"));
        browser.guardAjax(() -> browser.click(By.id("make:send")));
        return browser.find(By.id("secret")).getText();
    }
}
