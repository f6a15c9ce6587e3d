package io.entregent.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.entregent.stage.Outage;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.openqa.selenium.By;
import org.openqa.selenium.support.ui.ExpectedConditions;

/**
 * What happens when a server of the set goes away, and a message that comes in at one node while its reader is on another.
 * Disturbs everybody else, hence on its own: {@code ./mvnw verify -Dit.test=OutagesIT -Dentregent.outages=true}.
 */
@EnabledIfSystemProperty(named = "entregent.outages", matches = "true")
class OutagesIT extends BrowserIT {

    private static final String AGENT = "agent@maison-lumen.example";
    private static final String INBOX = "/t/maison-lumen/inbox";
    private static final String LUMEN = "200000000000001";
    private static final Duration COMES_BACK = Duration.ofSeconds(90);

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private Outage outage;

    @BeforeEach
    void allIsWell() throws Exception {
        outage = new Outage();
    }

    @AfterEach
    void allIsWellAgain() throws Exception {
        outage.close();
    }

    @Test
    void withoutItsDatabaseThePortalClaimsNothingAndComesBackByItself() throws Exception {
        new Consumer("+33612000051", "Lou Panne", LUMEN).writes("Avant la panne");
        Browser agent = browser("fr").login(AGENT, INBOX);
        String thread = INBOX + "/" + agent.openThread("Lou Panne");
        String refused = "Pendant la panne " + UUID.randomUUID();

        outage.databaseGoes();
        try {
            assertThat(post(refused)).isEqualTo(503);
            assertThat(get("/health/ready")).isEqualTo(503);
            agent.open(thread);
            assertThat(agent.find(By.tagName("h1")).getText()).isEqualTo("C’est fermé pour le moment");
            agent.assertAccessible();
        } finally {
            outage.databaseComesBack();
        }

        Awaitility.await().atMost(COMES_BACK).until(() -> get("/health/ready") == 200);
        assertThat(post(refused)).isEqualTo(200);
        agent.open(thread);
        agent.await().until(ExpectedConditions.textToBePresentInElementLocated(By.id("bubbles"), refused));
        assertThat(agent.driver().findElements(By.xpath("//p[contains(., '" + refused + "')]"))).hasSize(1);
        new Consumer("+33612000051", "Lou Panne", LUMEN).writes("Après la panne");
        agent.await().until(ExpectedConditions.textToBePresentInElementLocated(By.id("bubbles"), "Après la panne"));
        assertThat(agent.complaints()).allMatch(line -> line.contains("503") || line.contains("WebSocket"));
    }

    @Test
    void withoutTheLoginServerMessagesComeInAndWhoIsInStaysIn() throws Exception {
        Consumer consumer = new Consumer("+33612000052", "Rémi Porte", LUMEN);
        consumer.writes("Bonjour");
        Browser agent = browser("fr").login(AGENT, INBOX);
        String thread = INBOX + "/" + agent.openThread("Rémi Porte");

        outage.loginGoes();
        try {
            assertThat(get("/health/ready")).isEqualTo(200);
            consumer.writes("Vous êtes là ?");
            agent.await().until(ExpectedConditions.textToBePresentInElementLocated(By.id("bubbles"), "Vous êtes là ?"));
            agent.open(thread);
            agent.type(By.id("composer:text"), "Oui, toujours");
            agent.click(By.id("composer:send"));
            agent.await().until(ExpectedConditions.textToBePresentInElementLocated(By.id("bubbles"), "Oui, toujours"));
        } finally {
            outage.loginComesBack();
        }

        browser("en").login("agent@banque-horizon.example", "/t/banque-horizon/inbox").find(By.id("list"));
    }

    @Test
    void aMessageThatComesToOneNodeAppearsOnTheOther() throws Exception {
        String first = Browser.portal();
        Consumer consumer = new Consumer("+33612000053", "Sam Deux-Nœuds", LUMEN);
        consumer.writes("Bonjour");
        try {
            System.setProperty("entregent.portal.url", outage.secondNode());
            Browser agent = browser("fr").login(AGENT, INBOX);
            agent.openThread("Sam Deux-Nœuds");
            agent.driver().executeScript("window.never = true");
            System.setProperty("entregent.portal.url", first);

            consumer.writes("Par l’autre nœud");

            agent.await().until(ExpectedConditions.textToBePresentInElementLocated(By.id("bubbles"), "Par l’autre nœud"));
            agent.type(By.id("composer:text"), "Bien reçu");
            agent.click(By.id("composer:send"));
            agent.await().until(ExpectedConditions.presenceOfElementLocated(By.cssSelector(".bubble--out .tick--read, .bubble--out .tick--delivered")));
            assertThat(agent.driver().executeScript("return window.never")).isEqualTo(true);
            // The node goes before the browser does.
            agent.driver().get("about:blank");
        } finally {
            System.setProperty("entregent.portal.url", first);
        }
    }

    private int get(String path) throws Exception {
        return http.send(HttpRequest.newBuilder(URI.create(Browser.portal() + path)).build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    /** One signed message; the same text is the same message. */
    private int post(String text) throws Exception {
        byte[] body = ("{\"object\":\"whatsapp_business_account\",\"entry\":[{\"id\":\"100000000000001\",\"changes\":[{\"field\":"
                + "\"messages\",\"value\":{\"messaging_product\":\"whatsapp\",\"metadata\":{\"display_phone_number\":\"1\","
                + "\"phone_number_id\":\"" + LUMEN + "\"},\"contacts\":[{\"profile\":{\"name\":\"Lou Panne\"},\"wa_id\":"
                + "\"33612000051\"}],\"messages\":[{\"from\":\"33612000051\",\"id\":\"wamid." + text.hashCode() + "\",\"timestamp\":\""
                + System.currentTimeMillis() / 1000 + "\",\"type\":\"text\",\"text\":{\"body\":\"" + text + "\"}}]}}]}]}")
                .getBytes(StandardCharsets.UTF_8);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("entregent-demo-secret".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        HttpRequest request = HttpRequest.newBuilder(URI.create(Browser.portal() + "/hooks/whatsapp")).timeout(Duration.ofSeconds(40))
                .header("X-Hub-Signature-256", "sha256=" + HexFormat.of().formatHex(mac.doFinal(body)))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)).build();
        return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
}
