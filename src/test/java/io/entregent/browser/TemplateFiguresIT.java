package io.entregent.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;

/** What became of real messages, as a marketer sees it: counted exactly, drawn over time, with failures in words. */
class TemplateFiguresIT extends BrowserIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NUMBER = "200000000000001";
    private static final String FIGURES = "/t/maison-lumen/review/figures";
    private static final String WORDS = """
            {"components":[{"type":"BODY","text":"%s","example":{"body_text":[["Nina"]]}},
            {"type":"BUTTONS","buttons":[{"type":"QUICK_REPLY","text":"%s"}]}]}""";
    private static final Duration DELIVERY = Duration.ofSeconds(60);

    private final String name = "suivi_" + Instant.now().getEpochSecond();
    private int people;

    @Test
    void messagesAreCountedByVersionAndLanguageOverTimeAndFailuresAreSaidInBothLanguages() throws Exception {
        Robot robot = new Robot();
        Publishing publishing = new Publishing(robot, browser("fr"));
        String english = WORDS.formatted("Hello {{1}}, your order " + name + " is on its way to you.", "Thanks");
        String id = publishing.first(name, "{\"fr\":" + WORDS.formatted("Bonjour {{1}}, votre commande " + name + " est partie vers vous.", "Merci")
                + ",\"en\":" + english + "}");
        Consumer reader = person();
        await(robot, write(robot, reader, "fr"), "delivered");
        reader.reads();
        reader.presses("Merci");
        Consumer away = person();
        away.isAway();
        Consumer blocker = person();
        blocker.blocks();
        await(robot, write(robot, person(), "fr"), "delivered");
        await(robot, write(robot, away, "fr"), "sent");
        await(robot, write(robot, blocker, "fr"), "failed");
        Consumer anglophone = person();
        await(robot, write(robot, anglophone, "en"), "delivered");
        anglophone.reads();
        publishing.next(id, name, "{\"fr\":" + WORDS.formatted("Bonjour {{1}}, votre commande " + name + " est en route vers vous.", "Merci")
                + ",\"en\":" + english + "}");
        publishing.awaitLive();
        await(robot, write(robot, person(), "fr"), "delivered");

        Browser marketer = browser("fr").login("marketing@maison-lumen.example", FIGURES);
        marketer.await().until(page -> {
            marketer.open(FIGURES + "?name=" + name);
            return rows(marketer).equals(List.of("en v1 1 1 1 0 0", "fr v1 3 2 1 1 1", "fr v2 1 1 0 0 0"));
        });
        assertThat(told(marketer, "sent")).isEqualTo("Envoyés\u00a0: 5.");
        assertThat(told(marketer, "delivered")).startsWith("Distribués\u00a0: 4, soit 80");
        assertThat(told(marketer, "read")).startsWith("Lus\u00a0: 2, soit 50");
        assertThat(told(marketer, "clicks")).isEqualTo("Clics sur boutons\u00a0: 1.");
        assertThat(told(marketer, "failed")).startsWith("Échecs\u00a0: 1, soit 16");
        for (String panel : List.of("sent 5", "delivered 4", "read 2", "clicks 1", "failed 1")) {
            assertThat(inTable(marketer, panel.split(" ")[0])).as(panel).hasSize(30).last().isEqualTo(Long.valueOf(panel.split(" ")[1]));
        }
        assertThat(reason(marketer)).contains("Le message ne peut pas être remis", "131026");
        assertThat(figure(marketer, "fr", "v1").getText()).contains("1 × ", "131026");
        marketer.assertPresentable("template-figures-fr");

        String file = new String(Downloaded.by(marketer, marketer.find(By.id("export")).getDomProperty("href")), StandardCharsets.UTF_8);
        String today = LocalDate.now(ZoneId.of("Europe/Paris")).toString();
        assertThat(file.lines()).hasSize(4).element(2).asString().startsWith(name + ",fr,1," + today + ",3,2,1,1,1,").contains("Le message ne peut pas être remis", "131026");

        Browser reading = browser("en").login("approver@maison-lumen.example", FIGURES + "?name=" + name);
        assertThat(reason(reading)).contains("The message cannot be delivered", "131026");
        reading.assertPresentable("template-figures-en");
        reading.click(By.xpath("//table[@id='figures']//tr[td='v2']//a"));
        assertThat(rows(reading)).containsExactly("fr v2 1 1 0 0 0");
        assertThat(told(reading, "sent")).isEqualTo("Sent: 1.");
        assertThat(reading.find(By.id("reasons")).getText()).contains("No message failed.");
        assertThat(new Select(reading.find(By.id("version"))).getFirstSelectedOption().getText()).isEqualTo("v2");
        reading.click(By.linkText("1 d"));
        assertThat(reading.driver().findElements(By.cssSelector("[data-panel='sent'] svg g"))).as("hours of a day").hasSize(24);
        assertThat(told(reading, "sent")).isEqualTo("Sent: 1.");
        String yesterday = LocalDate.now(ZoneId.of("Europe/Paris")).minusDays(1).toString();
        reading.open(FIGURES + "?from=" + yesterday + "&to=" + yesterday + "&name=" + name);
        assertThat(reading.find(By.tagName("main")).getText()).contains("No templates were sent in this time");
        assertThat(new Select(reading.find(By.id("name"))).getFirstSelectedOption().getText()).isEqualTo(name);
    }

    private Consumer person() {
        people++;
        return new Consumer(phone(), "Nina Suivi", NUMBER);
    }

    private String phone() {
        return "+3363996" + name.substring(name.length() - 3) + people;
    }

    private String write(Robot robot, Consumer to, String language) throws Exception {
        JsonNode message = JSON.readTree("""
                {"to":{"phone":"%s"},"template":{"name":"%s","language":"%s","parameters":[{"value":"Nina"}]},"purpose":"service"}"""
                .formatted(to.phone(), name, language));
        return robot.call("POST", "messages", message).path("id").asText();
    }

    private static void await(Robot robot, String message, String status) {
        Awaitility.await().atMost(DELIVERY).until(() -> robot.call("GET", "messages/" + message, null).path("status").asText(), status::equals);
    }

    /** Language, version, and the numbers of each line: sent, delivered, read, clicks, failed. */
    private static List<String> rows(Browser browser) {
        List<String> rows = new ArrayList<>();
        for (WebElement row : browser.driver().findElements(By.cssSelector("#figures tbody tr"))) {
            StringBuilder line = new StringBuilder(row.findElement(By.cssSelector("th [data-language]")).getDomAttribute("data-language")).append(' ')
                    .append(row.findElement(By.cssSelector("td")).getText());
            row.findElements(By.cssSelector(".number")).forEach(one -> line.append(' ').append(one.getText()));
            rows.add(line.toString());
        }
        return rows;
    }

    private static WebElement figure(Browser browser, String language, String version) {
        return browser.find(By.xpath("//table[@id='figures']//tr[th//*[@data-language='" + language + "']][td='" + version + "']"));
    }

    private static String told(Browser browser, String panel) {
        return browser.find(By.cssSelector("[data-panel='" + panel + "'] svg")).getDomAttribute("aria-label");
    }

    private static List<Long> inTable(Browser browser, String panel) {
        if (browser.driver().findElements(By.cssSelector("[data-panel='" + panel + "'] details[open]")).isEmpty()) {
            browser.click(By.cssSelector("[data-panel='" + panel + "'] summary"));
        }
        return browser.driver().findElements(By.cssSelector("[data-panel='" + panel + "'] tbody td.number")).stream()
                .map(one -> Long.valueOf(one.getDomProperty("textContent"))).toList();
    }

    private static String reason(Browser browser) {
        return browser.find(By.cssSelector("#reasons tbody tr")).getText();
    }
}
