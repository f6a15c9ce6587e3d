package io.entregent.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.Select;

/** What somebody from outside sees of a client's people: nothing, or for a time and in their sight. */
class BreakGlassIT extends BrowserIT {

    private static final String TENANT = "/t/ville-de-rivage";
    private static final String SECRET = "Zitrone-4711";
    private static final String NAME = "Rose Canari";

    @Test
    void withoutItNoRouteShowsAnAgencyTheContent() throws IOException {
        new Consumer("+33612000071", NAME, "200000000000003").writes(SECRET);
        Browser agent = browser("en").login("agent@ville-de-rivage.example", TENANT + "/inbox");
        assertThat(agent.find(By.id("rows")).getText()).contains(NAME, SECRET);

        Browser agency = outside();
        for (String route : routes()) {
            String answer = agency.fetch(TENANT + route);
            assertThat(answer).as(route).doesNotContain(NAME, SECRET);
            if (route.startsWith("/inbox")) {
                assertThat(answer.substring(0, 4)).as(route).isIn("403 ", "404 ");
            }
        }
        for (String api : List.of("conversations", "contacts", "consents?phone=%2B33612000071", "audit")) {
            assertThat(agency.fetch("/api/v1/tenants/ville-de-rivage/" + api)).as(api).startsWith("401 ");
        }
        agency.complaints();
    }

    @Test
    void theAgencyReadsForAReasonAndTheClientSeesItAndEndsIt() {
        new Consumer("+33612000071", NAME, "200000000000003").writes(SECRET);
        Browser agency = outside();
        agency.type(By.id("begin:reason"), "short");
        agency.guardAjax(() -> agency.click(By.id("begin:go")));
        assertThat(agency.find(By.id("says")).getText()).contains("Say why, in 10 to 500 characters");
        agency.assertAccessible();
        agency.type(By.id("begin:reason"), "A citizen complains about a lost message");
        new Select(agency.find(By.id("begin:minutes"))).selectByValue("15");
        agency.click(By.id("begin:go"));
        agency.await().until(ExpectedConditions.urlContains("/inbox"));
        assertThat(agency.find(By.cssSelector(".banner--visit")).getText()).contains("Emergency access until", "lost message");
        agency.click(By.xpath("//a[contains(@class, 'row')][contains(., '" + NAME + "')]"));
        assertThat(agency.find(By.id("bubbles")).getText()).contains(SECRET);
        assertThat(agency.driver().findElements(By.id("composer:send"))).isEmpty();
        agency.screenshot("visit-agency", 1440);
        agency.assertAccessible();
        String thread = agency.driver().getCurrentUrl();

        Browser admin = browser("en").login("admin@ville-de-rivage.example", TENANT + "/inbox");
        assertThat(admin.find(By.cssSelector(".banner--visit")).getText()).contains("can read your conversations until", "lost message");
        admin.screenshot("visit-client", Browser.PHONE);
        admin.screenshot("visit-client", 1440);
        admin.assertAccessible();
        admin.open(TENANT + "/visits");
        admin.screenshot("visits", 1440);
        admin.assertAccessible();
        admin.click(By.cssSelector("#visits tbody tr:first-child a"));
        assertThat(admin.find(By.id("entries")).getText()).contains("Emergency access opened", "Conversation read", "Conversations listed");

        admin.click(By.cssSelector(".banner--visit a"));
        admin.click(By.cssSelector("#visits button"));
        admin.await().until(ExpectedConditions.invisibilityOfElementLocated(By.cssSelector(".banner--visit")));
        assertThat(agency.fetch(thread.substring(Browser.portal().length()))).startsWith("403 ").contains("Emergency access", "/t/ville-de-rivage/visits").doesNotContain(SECRET);
        // The page that is still open asks as well, sooner or later, and is refused as well.
        agency.driver().get("about:blank");
        agency.complaints();
        admin.open(TENANT + "/audit");
        assertThat(admin.find(By.id("entries")).getText()).contains("Emergency access ended by the client");
    }

    @Test
    void theOperatorIsNobodyThereUntilHeSaysWhy() {
        Browser operator = browser("en").login("operator@entregent.example", "/");
        assertThat(operator.fetch("/t/banque-horizon/inbox")).startsWith("404 ");
        operator.complaints();
        operator.click(By.xpath("//summary[contains(., 'Enter an organisation')]"));
        new Select(operator.find(By.id("begin:slug"))).selectByValue("banque-horizon");
        operator.type(By.id("begin:reason"), "Messages do not arrive, ticket 4711");
        operator.click(By.id("begin:go"));
        operator.await().until(ExpectedConditions.urlContains("/t/banque-horizon/inbox"));
        assertThat(operator.find(By.cssSelector(".banner--visit")).getText()).contains("ticket 4711");

        operator.click(By.cssSelector(".banner--visit a"));
        operator.click(By.cssSelector("#visits button"));
        operator.await().until(page -> !page.getCurrentUrl().contains("/t/"));
        assertThat(operator.fetch("/t/banque-horizon/inbox")).startsWith("403 ");
        operator.complaints();
    }

    /** The agency, which has left whatever was still open. */
    private Browser outside() {
        Browser agency = browser("en").login("admin@agence-confluence.example", TENANT + "/visits");
        if (!agency.driver().findElements(By.cssSelector("#visits button")).isEmpty()) {
            agency.click(By.cssSelector("#visits button"));
            agency.await().until(page -> !page.getCurrentUrl().contains("/visits"));
            agency.open(TENANT + "/visits");
        }
        return agency;
    }

    /** Every view of the portal that lies in a tenant: a new one is tried without anybody thinking of it. */
    private static List<String> routes() throws IOException {
        Path pages = Path.of("src/main/webapp");
        try (Stream<Path> files = Files.walk(pages)) {
            return files.map(file -> pages.relativize(file).toString()).filter(file -> file.endsWith(".xhtml"))
                    .filter(file -> !file.startsWith("WEB-INF") && !file.startsWith("home") && !file.startsWith("open"))
                    .map(file -> "/" + file.replaceFirst("(/index)?\\.xhtml$", "")).toList();
        }
    }
}
