package io.entregent.browser;

import java.time.Duration;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.support.ui.ExpectedConditions;

/** The page on which an officer has the whole log verified. */
class VerificationIT extends BrowserIT {

    private static final String TRAIL = "/t/pharmacie-du-parc/audit";

    @Test
    void verifyNowRecomputesTheWholeLogAndRenewsTheCountsOfAPageThatIsOlder() {
        Browser officer = browser("en").login("compliance@pharmacie-du-parc.example", TRAIL + "/verify");
        long shown = Long.parseLong(officer.find(By.cssSelector("#facts dd")).getText());
        officer.fetch(TRAIL + "?action=audit.read");
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> signed() > shown);

        officer.click(By.id("checking:check"));
        officer.await().until(ExpectedConditions.textMatches(By.cssSelector("#checking .chip"), Pattern.compile("Verified up to no\\. \\d+.*")));
        officer.await().until(page -> Long.parseLong(page.findElement(By.cssSelector("#facts dd")).getText()) > shown);
    }

    private static long signed() {
        return Long.parseLong(Database.asAnotherNode("pharmacie-du-parc", "select max(size) from audit_checkpoint"));
    }
}
