package io.entregent.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.ExpectedConditions;

/** A person lives through everything that the portal does with people, is erased, and is nowhere on the disk. */
class ErasureIT extends BrowserIT {

    private static final String LUMEN = "200000000000001";
    private static final String BASE = "/t/maison-lumen";

    private final int number = ThreadLocalRandom.current().nextInt(1_000_000, 9_999_999);
    private final String phone = "3362" + number;
    private final String name = "Ximena Effaçable" + number;

    @TempDir
    private Path folder;

    @Test
    void whoWasErasedIsNowhereOnTheDiskNorInTheArchiveOfTheDatabase() throws Exception {
        try (Archive archive = new Archive()) {
            livesAndIsErased(archive);
        }
    }

    private void livesAndIsErased(Archive archive) throws Exception {
        String words = "topinambour" + number;
        String answer = "rutabaga" + number;
        String note = "panais" + number;
        String proof = "salsifis" + number;
        byte[] picture = bytes(31);
        byte[] sent = bytes(32);
        byte[] scan = bytes(33);

        new Consumer("+" + phone, name, LUMEN).writes("Bonjour, " + words);
        photograph(picture);
        // By hand and before the login: what is looked for would go to Keycloak as the address to come back to.
        Browser agent = browser("fr").login("agent@maison-lumen.example", BASE + "/inbox?view=all&q=%2B" + phone);
        assertThat(agent.find(By.id("search")).getDomProperty("value")).as("the search outlives the login").isEqualTo("+" + phone);
        assertThat(agent.driver().getCurrentUrl()).contains("view=all").doesNotContain(phone);
        agent.openThread(name);
        assertThat(agent.driver().getCurrentUrl()).as("the search stays beside the thread").contains("q=").doesNotContain(phone);
        agent.type(By.id("composer:text"), "Voici " + answer);
        agent.click(By.id("composer:send"));
        agent.await().until(ExpectedConditions.textToBePresentInElementLocated(By.id("bubbles"), answer));
        agent.click(By.id("tab-note"));
        agent.type(By.id("composer:noteText"), note);
        agent.click(By.id("composer:addNote"));
        agent.await().until(ExpectedConditions.textToBePresentInElementLocated(By.id("bubbles"), note));
        agent.driver().navigate().refresh();
        agent.click(By.cssSelector("[data-dialog='attach']"));
        agent.driver().findElement(By.id("files:file")).sendKeys(file("devis" + number + ".pdf", sent));
        agent.click(By.id("files:sendFile"));
        agent.await().until(ExpectedConditions.textToBePresentInElementLocated(By.id("bubbles"), "devis" + number));
        agent.await().until(driver -> {
            driver.navigate().refresh();
            return !driver.findElements(By.cssSelector(".bubble--in .bubble__image")).isEmpty();
        });

        Browser officer = browser("fr").login("compliance@maison-lumen.example", BASE + "/audit?from=2020-01-01&text=" + name.replace(" ", "+"));
        assertThat(officer.driver().getCurrentUrl()).contains("from=2020-01-01").doesNotContain("Ximena");
        officer.type(By.id("object"), phone);
        officer.click(By.cssSelector("form[role='search'] button"));
        assertThat(officer.find(By.id("object")).getDomProperty("value")).isEqualTo(phone);
        assertThat(officer.driver().getCurrentUrl()).contains("object=").doesNotContain(phone);
        officer.open(BASE + "/inbox?view=all");
        officer.type(By.id("search"), words + Keys.ENTER);
        officer.await().until(ExpectedConditions.urlContains("q="));
        assertThat(officer.driver().getCurrentUrl()).contains("view=all").doesNotContain(words);
        assertThat(officer.find(By.id("search")).getDomProperty("value")).isEqualTo(words);
        // A search that is sent off when the session is over goes through the login, too.
        officer.driver().manage().deleteCookieNamed("ENTREGENT");
        WebElement before = officer.find(By.id("search"));
        officer.type(By.id("search"), phone + Keys.ENTER);
        officer.await().until(ExpectedConditions.stalenessOf(before));
        officer.find(By.id("search"));
        assertThat(officer.driver().getCurrentUrl()).startsWith(Browser.portal() + BASE + "/inbox").doesNotContain(phone);
        agent.open(BASE + "/inbox?view=all");
        officer.open(BASE + "/inbox?view=all");
        officer.openThread(name);
        officer.open(officer.find(By.id("consentPage")).getDomAttribute("href"));
        officer.type(By.id("record:note"), proof);
        officer.driver().findElement(By.id("record:file")).sendKeys(file("bulletin.pdf", scan));
        officer.click(By.id("record:recordNow"));
        assertThat(officer.find(By.id("says")).getText()).contains("Enregistré");
        assertThat(officer.find(By.id("timeline")).getText()).contains(proof);
        Map<String, byte[]> wanted = wanted(officer, words, answer, note, proof);
        wanted.put("picture", Arrays.copyOfRange(picture, 64, 192));
        wanted.put("sent file", Arrays.copyOfRange(sent, 64, 192));
        wanted.put("scan", Arrays.copyOfRange(scan, 64, 192));
        person(officer);

        officer.click(By.cssSelector("[data-dialog='erase']"));
        officer.find(By.id("erasing:eraseNow"));
        officer.screenshot("erase", 1440);
        officer.assertAccessible();
        String page = officer.driver().getCurrentUrl();
        officer.click(By.id("erasing:eraseNow"));
        officer.await().until(ExpectedConditions.urlMatches(".*/consent$"));

        officer.driver().get(page);
        assertThat(officer.find(By.tagName("h1")).getText()).contains("Il n’y a rien à cette adresse");
        // Chromium itself reports the 404 that was asked for.
        officer.complaints();
        agent.open(BASE + "/inbox?view=all&q=" + words);
        assertThat(agent.driver().findElements(By.cssSelector("a.row"))).isEmpty();

        String word = "romanesco" + number;
        wanted.put("archived", word.getBytes(StandardCharsets.UTF_8));
        archive.complete(word);
        Map<String, Set<String>> found = Disk.find(wanted);
        assertThat(found.remove("control")).as("what is there is found").isNotEmpty();
        assertThat(found.remove("archived")).as("the archive is searched").anyMatch(file -> file.contains("/archive/"));
        assertThat(found).as("what is left of an erased person, and where").isEmpty();
    }

    /** The pages about a person, looked at before they go. */
    private void person(Browser officer) {
        for (int width : new int[] {1440, Browser.PHONE}) {
            officer.screenshot("consent-person-rights", width);
            officer.assertAccessible();
            assertThat((Long) officer.driver().executeScript("const wide = e => e ? e.scrollWidth - e.clientWidth : 0;"
                    + " return Math.max(0, wide(document.documentElement), wide(document.getElementById('main')))")).as("sideways scroll at %d", width).isZero();
        }
        officer.width(1440);
    }

    private Map<String, byte[]> wanted(Browser officer, String... words) throws IOException {
        JsonNode file = new ObjectMapper().readTree(Downloaded.by(officer, officer.find(By.id("filePaper")).getDomAttribute("href")
                .replace("as=pdf", "as=json")));
        assertThat(file.at("/conversations/0/messages").size()).isGreaterThanOrEqualTo(5);
        assertThat(Downloaded.by(officer, officer.find(By.id("filePaper")).getDomAttribute("href"))).startsWith("%PDF".getBytes(StandardCharsets.US_ASCII));
        assertThat(Downloaded.by(officer, officer.find(By.id("file")).getDomAttribute("href"))).startsWith("PK".getBytes(StandardCharsets.US_ASCII));
        Map<String, byte[]> wanted = new LinkedHashMap<>();
        Disk.words(wanted, "phone", phone);
        Disk.words(wanted, "name", name);
        Disk.words(wanted, "last name", "Effaçable" + number);
        Disk.words(wanted, "user id", file.at("/person/userId").asText());
        wanted.put("phone in base64", Base64.getEncoder().encode(phone.getBytes(StandardCharsets.US_ASCII)));
        for (String word : words) {
            Disk.words(wanted, word, word);
        }
        // Of a tenant, which is no person: in the database in the clear.
        wanted.put("control", "Maison Lumen".getBytes(StandardCharsets.UTF_8));
        return wanted;
    }

    /** A file that begins as a PDF and goes on as nothing else does. */
    private byte[] bytes(int seed) {
        byte[] bytes = new byte[2048];
        new Random(number * 100L + seed).nextBytes(bytes);
        byte[] head = "%PDF-1.4\n".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(head, 0, bytes, 0, head.length);
        return bytes;
    }

    private String file(String called, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(called), bytes).toString();
    }

    private void photograph(byte[] picture) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(Browser.portal() + "/sandbox/handset/file?person=" + phone + "&account=" + LUMEN
                + "&name=photo.png")).header("Content-Type", "image/png").POST(HttpRequest.BodyPublishers.ofByteArray(picture)).build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }
}
