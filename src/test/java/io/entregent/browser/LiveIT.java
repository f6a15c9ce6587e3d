package io.entregent.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.support.ui.ExpectedConditions;

/** Pages that nobody reloads: what they show when the wire is cut, and after it. */
class LiveIT extends BrowserIT {

    private static final String AGENT = "agent@maison-lumen.example";
    private static final String INBOX = "/t/maison-lumen/inbox";
    private static final String LUMEN = "200000000000001";
    private static final By WIRE = By.id("wire");
    /** Closes the page's sockets and lets no other open, until told otherwise. */
    private static final String WIRE_CUTTER = """
            (function () {
              const Real = window.WebSocket, open = new Set();
              let cut = false;
              window.WebSocket = class extends Real {
                constructor(address, protocols) {
                  if (cut) {
                    const none = new EventTarget();
                    setTimeout(function () {
                      const event = new CloseEvent('close', { code: 1006 });
                      none.dispatchEvent(event);
                      if (none.onclose) { none.onclose(event); }
                    }, 50);
                    return none;
                  }
                  super(address, protocols);
                  open.add(this);
                }
              };
              window.cutWire = function (away) {
                cut = away;
                if (away) { open.forEach(function (one) { one.close(); }); open.clear(); }
              };
            }());""";
    private static final Duration COMES_BACK = Duration.ofSeconds(40);

    @Test
    void aPageThatLostItsWireSaysSoAndCatchesUp() {
        Consumer lea = new Consumer("+33612000031", "Léa Fil", LUMEN);
        lea.writes("Bonjour");
        Browser agent = browser("fr");
        agent.driver().executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", WIRE_CUTTER));
        agent.login(AGENT, INBOX);
        agent.openThread("Léa Fil");
        remember(agent);

        cut(agent, true);
        assertThat(agent.find(WIRE).getText()).contains("Connexion perdue");
        agent.assertAccessible();
        // What was asked before the cut may still be on its way.
        agent.atRest();
        lea.writes("Vous m’entendez encore ?");
        assertThat(agent.find(By.id("bubbles")).getText()).doesNotContain("encore");
        cut(agent, false);

        agent.await().withTimeout(COMES_BACK)
                .until(ExpectedConditions.textToBePresentInElementLocated(By.id("bubbles"), "Vous m’entendez encore ?"));
        agent.await().until(ExpectedConditions.invisibilityOfElementLocated(WIRE));
        lea.writes("Parfait");
        agent.await().until(ExpectedConditions.textToBePresentInElementLocated(By.id("bubbles"), "Parfait"));
        assertThat(reloaded(agent)).isFalse();
    }

    @Test
    void whatAnotherNodeChangedAppearsHere() {
        new Consumer("+33612000032", "Tom Nœud", LUMEN).writes("Bonjour");
        Browser agent = browser("fr").login(AGENT, INBOX);
        String thread = agent.openThread("Tom Nœud");
        remember(agent);

        Database.asAnotherNode("maison-lumen", "with other as (update conversation set window_expires_at = now() - interval '1 hour'"
                + " where id = '" + thread + "' returning tenant_id, id)"
                + " select pg_notify('entregent', tenant_id || ' conversation ' || id) from other");

        agent.await().until(ExpectedConditions.visibilityOfElementLocated(By.id("lapsed")));
        assertThat(reloaded(agent)).isFalse();
    }

    @Test
    void aSignalOfAnotherTenantMovesNothingHere() {
        new Consumer("+33612000033", "Ida Mur", LUMEN).writes("Bonjour");
        Browser agent = browser("fr").login(AGENT, INBOX);
        String thread = agent.openThread("Ida Mur");
        agent.atRest();
        agent.driver().executeScript("window.heard = []; entregent.onSignal(function (topic, id) { heard.push(topic + ' ' + id); });");

        Database.asAnotherNode("banque-horizon", "select pg_notify('entregent', current_setting('app.tenant') || ' conversation " + thread + "')");
        Database.asAnotherNode("maison-lumen", "select pg_notify('entregent', current_setting('app.tenant') || ' mark 1')");

        agent.await().until(browser -> heard(agent).contains("mark 1"));
        assertThat(heard(agent)).doesNotContain("conversation " + thread);
    }

    @Test
    void theServerListensAgainWhenItsConnectionIsCut() {
        Consumer max = new Consumer("+33612000034", "Max Coupure", LUMEN);
        max.writes("Bonjour");
        Browser agent = browser("fr").login(AGENT, INBOX);
        agent.openThread("Max Coupure");
        remember(agent);

        String cut = Database.asAnotherNode("maison-lumen",
                "select count(pg_terminate_backend(pid)) from pg_stat_activity where query = 'listen entregent'");
        assertThat(Integer.parseInt(cut)).isPositive();
        max.writes("Toujours là ?");

        agent.await().until(ExpectedConditions.textToBePresentInElementLocated(By.id("bubbles"), "Toujours là ?"));
        agent.await().until(browser -> cut.equals(Database.asAnotherNode("maison-lumen",
                "select count(*) from pg_stat_activity where query = 'listen entregent'")));
        max.writes("Très bien");
        agent.await().until(ExpectedConditions.textToBePresentInElementLocated(By.id("bubbles"), "Très bien"));
        assertThat(reloaded(agent)).isFalse();
    }

    private static String heard(Browser agent) {
        return String.valueOf(agent.driver().executeScript("return window.heard.join(';')"));
    }

    private static void remember(Browser agent) {
        agent.atRest();
        agent.driver().executeScript("window.never = true");
    }

    private static boolean reloaded(Browser agent) {
        return !Boolean.TRUE.equals(agent.driver().executeScript("return window.never"));
    }

    private static void cut(Browser agent, boolean away) {
        agent.driver().executeScript("window.cutWire(arguments[0])", away);
    }
}
