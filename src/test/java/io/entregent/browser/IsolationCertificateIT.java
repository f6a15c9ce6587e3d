package io.entregent.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.entregent.audit.verify.Report;
import io.entregent.audit.verify.Verify;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;

class IsolationCertificateIT extends BrowserIT {

    private static final String ISOLATION = "/t/banque-horizon/settings/isolation";

    @TempDir
    private Path folder;

    @Test
    void theProbeIsGreenItsPageIsProvenOfflineAndItIsRedWithoutOnePolicy() throws Exception {
        new Consumer("33612990778", "Ida Sonde", "200000000000004").writes("Bonjour");
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> !"0".equals(Database.asAnotherNode("banque-horizon", "select count(*) from conversation")));
        Browser officer = browser("en").login("compliance@banque-horizon.example", ISOLATION);
        officer.assertAccessible();
        look(officer);
        assertThat(officer.find(By.cssSelector("#runs tbody tr")).getText()).contains("all shut");
        officer.screenshot("isolation", 1440);
        // There from the moment on in which the entry is signed, seconds later, without the page being opened again.
        String href = officer.await().withTimeout(Duration.ofSeconds(60)).until(browser ->
                browser.findElements(By.cssSelector("#runs tbody tr:first-child a")).stream().findFirst().map(one -> one.getDomAttribute("href")).orElse(null));
        assertThat(officer.fetch(href)).startsWith("200 ");
        unzip(Downloaded.by(officer, href));

        String page = Files.readString(folder.resolve("isolation-banque-horizon.html"));
        assertThat(page).contains("Banque Horizon").contains("all shut").contains("/api/v1/tenants/banque-horizon/conversations");
        String hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(folder.resolve("isolation-banque-horizon.html"))));
        assertThat(Files.readString(folder.resolve("entry.json"))).contains("\"sha256.en\":\"" + hash + "\"").contains("isolation.certified");
        Report report = Verify.report(folder.resolve("entry.tlog-proof"), folder.resolve("entry.json"), folder.resolve("trail.vkey").toString());
        assertThat(report.faults()).isEmpty();
        Files.writeString(folder.resolve("entry.json"), Files.readString(folder.resolve("entry.json")).replace(hash, (hash.charAt(0) == '0' ? '1' : '0') + hash.substring(1)));
        assertThat(Verify.report(folder.resolve("entry.tlog-proof"), folder.resolve("entry.json"), folder.resolve("trail.vkey").toString()).isGood()).isFalse();

        assertThat(page).contains("delete /api/v1/tenants/isolation-probe/contacts/").contains("patch /api/v1/tenants/isolation-probe/conversations/")
                .contains("post /t/isolation-probe/inbox/").contains("writes webhook");
        isRedByOnePolicyMoreForWriting(officer);
        owner("drop policy tenant_only on webhook_event");
        try {
            look(officer);
            assertThat(officer.find(By.cssSelector("#runs tbody tr")).getText()).contains("something is open");
            officer.click(By.cssSelector("#runs tbody tr summary"));
            assertThat(officer.find(By.cssSelector("#runs tbody tr details")).getText()).contains("policy webhook_event");
            officer.assertAccessible();
            officer.screenshot("isolation-red", 1440);
            officer.screenshot("isolation-red", Browser.PHONE);
            officer.width(Browser.DESKTOP);
        } finally {
            owner("create policy tenant_only on webhook_event using (tenant_id = app_tenant()) with check (tenant_id = app_tenant())");
        }
    }

    private static void isRedByOnePolicyMoreForWriting(Browser officer) throws Exception {
        owner("create policy hole on webhook for update using (true)");
        try {
            look(officer);
            officer.click(By.cssSelector("#runs tbody tr summary"));
            assertThat(officer.find(By.cssSelector("#runs tbody tr details")).getText()).contains("writes webhook").contains("not tried");
        } finally {
            owner("drop policy hole on webhook");
        }
    }

    private static void look(Browser officer) {
        officer.open(ISOLATION);
        int before = officer.driver().findElements(By.cssSelector("#runs tbody tr")).size();
        officer.guardAjax(() -> officer.click(By.id("asking:ask")));
        new Patience(officer.driver(), Duration.ofSeconds(180)).until(browser -> browser.findElements(By.id("asking:ask")).size() == 1
                && browser.findElements(By.cssSelector("#runs tbody tr")).size() > before
                && browser.findElements(By.cssSelector("[data-poll]")).isEmpty());
    }

    private void unzip(byte[] zip) throws Exception {
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                Files.write(folder.resolve(entry.getName()), in.readAllBytes());
            }
        }
    }

    private static void owner(String statement) throws Exception {
        try (Connection connection = DriverManager.getConnection(System.getProperty("entregent.db.url"), System.getProperty("entregent.db.owner.user"),
                System.getProperty("entregent.db.owner.password")); Statement one = connection.createStatement()) {
            one.execute(statement);
        }
    }
}
