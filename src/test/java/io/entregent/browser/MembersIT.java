package io.entregent.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

class MembersIT extends BrowserIT {

    private static final String MEMBERS = "/t/maison-lumen/members";

    @Test
    void anInvitedPersonFollowsTheMailRegistersWorksAndIsRemoved() {
        String address = "nouvelle-" + System.nanoTime() + "@maison-lumen.example";
        Browser admin = browser("fr").login("admin@maison-lumen.example", MEMBERS);
        admin.assertAccessible();
        admin.type(By.id("invite:address"), address);
        admin.click(By.cssSelector("#invite [data-role='AGENT']"));
        admin.guardAjax(() -> admin.click(By.id("invite:send")));
        assertThat(admin.find(By.id("says")).getText()).isEqualTo("L’invitation est en route.");

        Browser newcomer = browser("en");
        Mail.register(newcomer, address, "Lou", "Nouvel");
        newcomer.click(By.id("enter"));
        assertThat(newcomer.find(By.id("inbox")).isDisplayed()).isTrue();

        admin.open(MEMBERS);
        admin.click(By.xpath("//tr[.//strong[text()='Lou Nouvel']][.//*[contains(., '" + address + "')]]//a"));
        admin.guardAjax(() -> admin.click(By.id("edit:remove")));
        assertThat(admin.find(By.id("says")).getText()).startsWith("C’est fait");

        newcomer.open("/t/maison-lumen/inbox");
        assertThat(newcomer.find(By.tagName("h1")).getText()).isEqualTo("Your access was withdrawn");
        newcomer.complaints();
    }

    @Test
    void theClientCutsTheAgencyOffAndItsOpenPageIsClosedAtTheNextClick() {
        Browser agency = browser("en").login("admin@agence-confluence.example", MEMBERS);
        Browser admin = browser("en").login("admin@maison-lumen.example", MEMBERS);
        try {
            admin.guardAjax(() -> admin.click(By.id("cutting:cut")));
            assertThat(admin.find(By.id("agency")).getText()).contains("cut off");

            agency.click(By.cssSelector(".rail__item[href$='/members']"));

            assertThat(agency.find(By.tagName("h1")).getText()).isEqualTo("Your access was withdrawn");
            assertThat(agency.complaints()).anyMatch(line -> line.contains("403"));
        } finally {
            admin.open(MEMBERS);
            admin.guardAjax(() -> admin.click(By.id("cutting:let")));
        }
        agency.open(MEMBERS);
        assertThat(agency.find(By.tagName("h1")).getText()).isEqualTo("Members");
    }

    @Test
    void whoWritesAndApprovesIsWarnedOfAndTheLastAdministratorStays() {
        Browser admin = browser("en").login("admin@banque-horizon.example", "/t/banque-horizon/members");
        admin.click(By.xpath("//tr[.//*[contains(., 'approver@')]]//a"));
        admin.click(By.cssSelector("#edit [data-role='MARKETER']"));
        admin.guardAjax(() -> admin.click(By.id("edit:save")));
        assertThat(admin.find(By.id("says")).getText()).startsWith("People who write templates should not approve them.");

        admin.open("/t/banque-horizon/members");
        admin.click(By.xpath("//tr[.//*[contains(., 'admin@')]]//a"));
        admin.guardAjax(() -> admin.click(By.id("edit:remove")));
        assertThat(admin.find(By.id("says")).getText()).startsWith("The organisation needs an administrator");
    }

    @Test
    void pageFitsEveryWidthInBothLanguages() {
        Browser admin = browser("fr").login("admin@maison-lumen.example", MEMBERS);
        admin.screenshot("members-fr", Browser.PHONE);
        assertThat((Boolean) admin.driver().executeScript("return document.documentElement.scrollWidth <= innerWidth")).isTrue();
        admin.screenshot("members-fr", 1440);
        Browser agency = browser("en").login("admin@agence-confluence.example", MEMBERS);
        agency.screenshot("members-agency", 1440);
        assertThat(agency.driver().findElements(By.id("cutting"))).isEmpty();
    }
}
