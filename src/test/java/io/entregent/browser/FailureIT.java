package io.entregent.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.support.ui.ExpectedConditions;

/** Something fails in the server in the middle of a page: a table is missing for a while. */
class FailureIT extends BrowserIT {

    private static final By KEEP = By.id("keep:go");

    @Test
    void aPartThatFailsSaysSoWhereTheReaderIsAndWorksAgainAfterwards() {
        Browser officer = browser("en").login("compliance@banque-horizon.example", "/t/banque-horizon/audit/archives");
        Database.asOwner("alter table audit_archive rename to audit_archive_away");
        try {
            officer.click(KEEP);
            officer.await().until(ExpectedConditions.textToBePresentInElementLocated(By.id("wire"), "Something went wrong on our side"));
            assertThat(officer.driver().getCurrentUrl()).endsWith("/audit/archives");
            officer.await().until(ExpectedConditions.elementToBeClickable(KEEP));
        } finally {
            Database.asOwner("alter table audit_archive_away rename to audit_archive");
        }
        officer.complaints();

        officer.guardAjax(() -> officer.click(KEEP));

        assertThat(officer.find(By.id("says")).getText()).contains("Entries stay that long from now on");
        officer.await().until(ExpectedConditions.invisibilityOfElementLocated(By.id("wire")));
    }
}
