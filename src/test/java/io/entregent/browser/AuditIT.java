package io.entregent.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import io.entregent.audit.verify.OthersTools;
import io.entregent.audit.verify.Report;
import io.entregent.audit.verify.Verify;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.Select;

class AuditIT extends BrowserIT {

    private static final String AUDIT = "/t/pharmacie-du-parc/audit";

    @Test
    void theOfficerSeesWhatCameInAndWhoAnswered() {
        new Consumer("+33612000011", "Rose Noir", "200000000000002").writes("Bonjour");
        Browser agent = browser("fr").login("agent@pharmacie-du-parc.example", "/t/pharmacie-du-parc/inbox");
        agent.click(By.cssSelector("a.row"));
        agent.type(By.id("composer:text"), "Bonjour, que puis-je pour vous ?");
        agent.click(By.id("composer:send"));
        agent.await().until(ExpectedConditions.textToBePresentInElementLocated(By.id("bubbles"), "que puis-je"));

        Browser officer = browser("fr").login("compliance@pharmacie-du-parc.example", AUDIT);

        assertThat(officer.find(By.id("entries")).getText()).contains("Message reçu", "Réponse rédigée", "Message · Rose Noir")
                .doesNotContain("que puis-je");
    }

    @Test
    void anEntryOpensBesideTheListAndFiltersStayInTheAddress() {
        Browser officer = browser("en").login("compliance@pharmacie-du-parc.example", AUDIT + "?action=audit.read");
        assertThat(officer.find(By.cssSelector(".applied")).getText()).contains("action: Audit trail read");
        officer.assertAccessible();

        officer.click(By.cssSelector("#entries tbody a"));

        assertThat(officer.driver().getCurrentUrl()).contains("action=audit.read", "entry=");
        assertThat(officer.find(By.id("entry")).getText()).contains("Audit trail read", "Network address");
        for (int width : new int[] {1440, Browser.PHONE}) {
            officer.screenshot("audit-entry", width);
            officer.assertAccessible();
        }
    }

    @Test
    void theSidePanelTellsWhoWhatAndBeforeAndAfter() {
        new Consumer("+33612000012", "Paul Vert", "200000000000002").writes("Je voudrais un rendez-vous");
        Browser agent = browser("en").login("agent@pharmacie-du-parc.example", "/t/pharmacie-du-parc/inbox");
        agent.click(By.cssSelector("a.row"));
        agent.type(By.id("composer:text"), "Of course");
        agent.click(By.id("composer:send"));
        agent.await().until(ExpectedConditions.textToBePresentInElementLocated(By.id("bubbles"), "Of course"));

        Browser officer = browser("en").login("compliance@pharmacie-du-parc.example", AUDIT);
        officer.await().until(page -> {
            page.get(Browser.portal() + AUDIT + "?action=message.accepted");
            return !page.findElements(By.cssSelector("#entries tbody a")).isEmpty();
        });
        officer.click(By.cssSelector("#entries tbody a"));

        assertThat(officer.find(By.id("entry")).getText()).contains("Before", "being sent", "After", "accepted", "Conversation", "Proof", "Portal");
        officer.click(By.xpath("//section[@id='entry']//a[contains(@href, '/inbox/')]"));
        assertThat(officer.find(By.id("bubbles")).getText()).contains("Of course");
    }

    @Test
    void anErasedPersonIsANumberInTheTrailAndTheTrailStillVerifies() throws Exception {
        new Consumer("+33612000013", "Lise Effacée", "200000000000002").writes("Oubliez-moi");
        Browser officer = browser("en").login("compliance@pharmacie-du-parc.example", "/t/pharmacie-du-parc/inbox");
        String thread = officer.openThread("Lise Effacée");
        String entries = AUDIT + "?action=message.received&text=" + thread;
        officer.await().until(page -> {
            page.get(Browser.portal() + entries);
            return !page.findElements(By.cssSelector("#entries tbody a")).isEmpty();
        });
        officer.click(By.cssSelector("#entries tbody a"));
        String entry = officer.driver().getCurrentUrl().substring(Browser.portal().length());
        assertThat(officer.find(By.id("person")).getText()).isEqualTo("Lise Effacée");

        officer.open("/t/pharmacie-du-parc/inbox/" + thread);
        officer.click(By.cssSelector("[data-dialog='erase']"));
        officer.click(By.id("erasing:eraseNow"));
        officer.await().until(ExpectedConditions.invisibilityOfElementLocated(By.id("erase")));

        officer.open(entry);
        // The page may just have been told to read again what was gone by then; Chromium itself reports that 404.
        officer.complaints();
        String gone = officer.find(By.id("person")).getText();
        assertThat(gone).matches("erased person #[0-9a-f]{12}");
        assertThat(officer.find(By.id("entries")).getText()).as("the list says the same").contains(gone).doesNotContain("Lise Effacée");
        officer.screenshot("audit-erased", 1440);
        officer.assertAccessible();
        officer.await().until(page -> {
            page.navigate().refresh();
            return !page.findElements(By.id("proof")).isEmpty();
        });
        Path folder = Files.createTempDirectory("erased");
        Path proof = Files.write(folder.resolve("proof"), Downloaded.by(officer, officer.find(By.id("proof")).getDomProperty("href")));
        Path bytes = Files.write(folder.resolve("entry"), Downloaded.by(officer, officer.find(By.id("bytes")).getDomProperty("href")));
        Path key = Files.write(folder.resolve("vkey"), Downloaded.by(officer, Browser.portal() + "/audit/pharmacie-du-parc/vkey"));
        assertThat(Verify.report(proof, bytes, key.toString()).faults()).isEmpty();

        officer.open(AUDIT + "?action=contact.erased");
        officer.click(By.cssSelector("#entries tbody a"));
        assertThat(officer.find(By.id("person")).getText()).as("the same person has the same number").isEqualTo(gone);
    }

    @Test
    void aLegalHoldIsSetAndLiftedAndTheTimeOfRetentionIsChosen() {
        String reason = "Court order " + System.nanoTime();
        Browser officer = browser("en").login("compliance@pharmacie-du-parc.example", AUDIT);
        officer.click(By.linkText("Retention"));
        assertThat(officer.find(By.id("next")).getText()).contains("Nothing to archive");
        officer.guardAjax(() -> officer.click(By.id("hold:go")));
        assertThat(officer.find(By.id("says")).getText()).contains("Give a reason of 10 to 500");
        officer.type(By.id("hold:reason"), reason);
        officer.driver().executeScript("document.getElementById('hold:from').value = '2026-01-01'; document.getElementById('hold:to').value = '2026-12-31';");
        officer.guardAjax(() -> officer.click(By.id("hold:go")));
        assertThat(officer.find(By.id("says")).getText()).contains("The hold is in force");
        new Select(officer.find(By.id("keep:months"))).selectByValue("120");
        officer.guardAjax(() -> officer.click(By.id("keep:go")));
        assertThat(officer.find(By.id("says")).getText()).contains("Entries stay that long");
        for (int width : new int[] {1440, Browser.PHONE}) {
            officer.screenshot("audit-archives", width);
            officer.assertAccessible();
        }
        officer.guardAjax(() -> officer.click(By.cssSelector("[aria-label='Lift the hold “" + reason + "”']")));
        assertThat(officer.find(By.xpath("//table[@id='held']//tr[contains(., '" + reason + "')]")).getText()).contains("Lifted by");
    }

    @Test
    void whatIsAppliedStandsInChipsAndIsTakenAwayOneByOne() {
        Browser officer = browser("en").login("compliance@pharmacie-du-parc.example",
                AUDIT + "?action=audit.read&outcome=done&text=trail+read&address=127.0.0.1");
        assertThat(officer.find(By.cssSelector(".applied")).getText()).contains("action: Audit trail read", "outcome: Done",
                "words: trail read", "address: 127.0.0.1");
        assertThat(officer.find(By.id("entries")).getText()).contains("Audit trail read");

        officer.click(By.xpath("//nav[@class='applied']/a[contains(., 'outcome')]"));
        assertThat(officer.driver().getCurrentUrl()).contains("text=", "address=").doesNotContain("outcome", "127.0.0.1", "trail+");

        officer.open(AUDIT + "?address=192.0.2.77");
        assertThat(officer.find(By.cssSelector(".empty")).getText()).contains("No entry matches");
        officer.open(AUDIT + "?text=no-such-word-anywhere");
        assertThat(officer.find(By.cssSelector(".empty")).getText()).contains("No entry matches");
    }

    @Test
    void aViewIsKeptForOneselfOrSharedWithTheTenantAndPutBackWhenItsRemovalWasAMistake() {
        String name = "Refusals " + System.nanoTime();
        Browser officer = browser("en").login("compliance@pharmacie-du-parc.example", AUDIT + "?outcome=refused");
        officer.click(By.cssSelector(".kept__new summary"));
        officer.type(By.id("kept:name"), name);
        officer.click(By.id("kept:shared"));
        officer.guardAjax(() -> officer.click(By.id("kept:save")));
        assertThat(officer.find(By.cssSelector(".kept__list")).getText()).contains(name);
        officer.assertAccessible();

        Browser admin = browser("en").login("admin@pharmacie-du-parc.example", AUDIT);
        admin.click(By.partialLinkText(name));
        assertThat(admin.driver().getCurrentUrl()).endsWith("?outcome=refused");
        assertThat(admin.driver().findElements(By.cssSelector("[aria-label='Remove the view “" + name + "”']"))).isEmpty();

        officer.guardAjax(() -> officer.click(By.cssSelector("[aria-label='Remove the view “" + name + "”']")));
        assertThat(officer.find(By.id("says")).getText()).contains("The view “" + name + "” is removed");
        assertThat(officer.driver().findElements(By.partialLinkText(name))).isEmpty();
        officer.assertAccessible();
        officer.guardAjax(() -> officer.click(By.id("kept:putBack")));
        assertThat(officer.find(By.cssSelector(".kept__list")).getText()).contains(name);
        assertThat(officer.driver().findElement(By.id("kept:putBack")).isDisplayed()).isFalse();
        admin.open(AUDIT);
        admin.click(By.partialLinkText(name));
        assertThat(admin.driver().getCurrentUrl()).endsWith("?outcome=refused");
    }

    @Test
    void aDownloadedProofIsVerifiedWithoutThePortal() throws Exception {
        Browser officer = browser("en").login("compliance@pharmacie-du-parc.example", AUDIT + "?action=audit.read");
        officer.await().until(page -> {
            page.get(Browser.portal() + AUDIT + "?action=audit.read");
            page.findElement(By.cssSelector("#entries tbody tr:last-child a")).click();
            return !page.findElements(By.id("proof")).isEmpty();
        });
        String entry = new String(Downloaded.by(officer, officer.find(By.id("bytes")).getDomProperty("href")), StandardCharsets.UTF_8);
        byte[] proof = Downloaded.by(officer, officer.find(By.id("proof")).getDomProperty("href"));
        byte[] key = Downloaded.by(officer, Browser.portal() + "/audit/pharmacie-du-parc/vkey");

        Path folder = Files.createTempDirectory("proof");
        Path proofFile = Files.write(folder.resolve("proof"), proof);
        Path entryFile = Files.writeString(folder.resolve("entry"), entry);
        Path keyFile = Files.write(folder.resolve("vkey"), key);
        assertThat(Verify.report(proofFile, entryFile, keyFile.toString()).faults()).isEmpty();
        Files.writeString(entryFile, entry.replace("audit", "audio"));
        assertThat(Verify.report(proofFile, entryFile, keyFile.toString()).faults()).isNotEmpty();
    }

    @Test
    void theSearchIsExportedInThreeFormatsAndThePackIsVerifiedByOthers() throws Exception {
        Browser officer = browser("en").login("compliance@pharmacie-du-parc.example", AUDIT + "?action=audit.read");
        officer.click(By.id("export"));
        assertThat(officer.find(By.cssSelector(".applied")).getText()).contains("action: Audit trail read");

        String csv = new String(exported(officer, "csv"), StandardCharsets.UTF_8);
        assertThat(csv).startsWith("\uFEFFseq,id,at,action,").contains(",audit.read,person,").doesNotContain("address", "Compliance");
        JsonNode json = new ObjectMapper().readTree(exported(officer, "json"));
        assertThat(json).isNotEmpty().allSatisfy(entry -> assertThat(entry.get("action").asText()).isEqualTo("audit.read"));
        Path pack = Files.write(Files.createTempDirectory("pack").resolve("pack.zip"), exported(officer, "pack"));
        Report report = Verify.report(pack, null, List.of());
        assertThat(report.faults()).isEmpty();
        assertThat(OthersTools.goSays(pack)).doesNotContain("FAIL");
        officer.screenshot("audit-exports", 1440);
        officer.assertAccessible();
        officer.screenshot("audit-exports", Browser.PHONE);
        officer.assertAccessible();
    }

    @Test
    void personalDataLeavesOnlyWhenASecondPersonAgrees() throws Exception {
        Browser officer = browser("en").login("compliance@banque-horizon.example", "/t/banque-horizon/audit/exports");
        officer.click(By.id("ask:named"));
        officer.guardAjax(() -> officer.click(By.id("ask:go")));
        assertThat(officer.find(By.id("says")).getText()).contains("waits for the approval of a second person");
        assertThat(officer.driver().findElements(By.cssSelector("#exports tr:first-child button[id$=approve]"))).isEmpty();

        Browser admin = browser("en").login("admin@banque-horizon.example", "/t/banque-horizon/audit/exports");
        admin.guardAjax(() -> admin.click(By.cssSelector("#exports tbody tr:first-child button[id$=approve]")));
        admin.await().until(ExpectedConditions.textToBePresentInElementLocated(By.cssSelector("#exports tbody tr:first-child .chip"), "Ready"));
        assertThat(admin.find(By.id("says")).getText()).as("what was said outlives the end of the export").contains("Approved");
        assertThat(admin.driver().findElements(By.cssSelector("a.fetch"))).isEmpty();

        officer.await().withMessage("the page of who asked follows what the second person does").until(
                ExpectedConditions.presenceOfElementLocated(By.cssSelector("#exports tbody tr:first-child a.fetch")));
        byte[] csv = Downloaded.by(officer, officer.find(By.cssSelector("#exports tbody tr:first-child a.fetch")).getDomProperty("href"));
        assertThat(new String(csv, StandardCharsets.UTF_8)).contains("actor_name,address", "127.0.0.1");
    }

    @Test
    void aReportIsPlannedAndComesByMailWithoutNames() throws Exception {
        String title = "Refus " + System.nanoTime();
        Browser officer = browser("fr").login("compliance@ville-de-rivage.example", "/t/ville-de-rivage/audit?outcome=refused");
        officer.click(By.id("reports"));
        assertThat(officer.find(By.cssSelector(".applied")).getText()).contains("Refusé");
        officer.guardAjax(() -> officer.click(By.id("plan:add")));
        assertThat(officer.find(By.id("says")).getText()).contains("Donnez au rapport un titre");
        officer.type(By.id("plan:name"), title);
        officer.guardAjax(() -> officer.click(By.id("plan:add")));
        assertThat(officer.find(By.id("says")).getText()).contains("Choisissez qui reçoit");
        officer.click(By.xpath("//fieldset//label[contains(., 'Compliance') or contains(., 'Conform') or position() = 1]"));
        officer.guardAjax(() -> officer.click(By.id("plan:add")));
        assertThat(officer.find(By.id("says")).getText()).contains("Le rapport est planifié");
        for (int width : new int[] {1440, Browser.PHONE}) {
            officer.screenshot("audit-reports", width);
            officer.assertAccessible();
        }

        By row = By.xpath("//table[@id='reports']//tr[contains(., '" + title + "')]");
        officer.guardAjax(() -> officer.find(row).findElement(By.cssSelector("button[id$=send]")).click());
        assertThat(officer.find(By.id("says")).getText()).contains("en route");
        PdfReader pdf = new PdfReader(Mail.attachment("compliance@ville-de-rivage.example", "Rapport d’audit"));
        StringBuilder text = new StringBuilder();
        for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
            text.append(new PdfTextExtractor(pdf).getTextFromPage(page)).append('\n');
        }
        assertThat(text.toString()).contains(title, "Ville de Rivage", "Sans noms ni adresses", "audit.").doesNotContain("@", "127.0.0.1");

        officer.guardAjax(() -> officer.find(row).findElement(By.cssSelector("button[id$=remove]")).click());
        assertThat(officer.driver().findElements(row)).isEmpty();
        officer.open("/t/ville-de-rivage/audit?action=audit.reportSent");
        assertThat(officer.find(By.id("entries")).getText()).contains("Rapport envoyé");
    }

    private static byte[] exported(Browser officer, String format) {
        int before = officer.driver().findElements(By.cssSelector("a.fetch")).size();
        new Select(officer.find(By.id("ask:format"))).selectByValue(format);
        officer.guardAjax(() -> officer.click(By.id("ask:go")));
        officer.await().until(page -> page.findElements(By.cssSelector("a.fetch")).size() > before);
        return Downloaded.by(officer, officer.find(By.cssSelector("#exports tbody tr:first-child a.fetch")).getDomProperty("href"));
    }
}
