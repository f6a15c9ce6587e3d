package io.entregent.audit.office;

import static org.assertj.core.api.Assertions.assertThat;

import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import io.entregent.InTenant;
import io.entregent.access.Permission;
import io.entregent.audit.AuditFilter;
import io.entregent.kernel.Zones;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reports in the server: what the sheet says, and when it goes out by itself. */
class ReportsIT extends InTenant {

    @Inject
    private Reports reports;

    @Inject
    private ReportSheet sheet;

    @Inject
    private ReportSql sql;

    @BeforeEach
    void aDemoTenant() {
        tenant = tenancy.bySlug("banque-horizon").orElseThrow();
    }

    @Test
    void theSheetTellsWhatWasDoneInBothLanguagesAndNamesNobody() throws Exception {
        AuditFilter today = new AuditFilter(Instant.now().minusSeconds(86_400 * 30), Instant.now().plusSeconds(60), null, "channel.connected", null, null);
        LocalDate day = LocalDate.of(2026, 3, 5);
        String french = text(officer(() -> sheet.pdf(Locale.FRENCH, "Contrôle", today, day, day)));
        String english = text(officer(() -> sheet.pdf(Locale.ENGLISH, "Control", today, day.minusDays(6), day)));

        assertThat(french).contains("Rapport d’audit", "Contrôle", "Banque Horizon, le 5 mars 2026", "Par type d’action", "Compte de canal connecté");
        assertThat(english).contains("Audit report", "Control", "Banque Horizon, from 27 February 2026 to 5 March 2026", "Channel account connected", "Newest entries");
        assertThat(french + english).doesNotContain("127.0.0.1").doesNotContain("@");
        for (String name : officer(() -> reports.readers().stream().map(one -> one.name()).toList())) {
            assertThat(french + english).doesNotContain(name);
        }
    }

    @Test
    void whatIsDueGoesOutOnceAndIsAnEntry() throws Exception {
        List<UUID> readers = officer(() -> reports.readers().stream().map(one -> one.userId()).toList());
        String name = "Due " + System.nanoTime();
        officer(() -> {
            reports.add(name, AuditFilter.all(), "", ReportEvery.DAY, Locale.FRENCH, readers);
            return null;
        });
        ReportView planned = officer(() -> find(name));
        assertThat(planned.next()).isAfter(LocalDate.now(Zones.USUAL));
        officer(() -> {
            sql.made(planned.id(), null, LocalDate.now(Zones.USUAL).minusDays(3));
            return null;
        });

        officer(() -> {
            reports.due();
            return null;
        });

        ReportView made = officer(() -> find(name));
        assertThat(made.lastAt()).isNotNull();
        assertThat(made.next()).isAfterOrEqualTo(LocalDate.now(Zones.USUAL));
        officer(() -> {
            reports.remove(made.id());
            return null;
        });
    }

    private ReportView find(String name) {
        return reports.all().stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
    }

    private static String text(byte[] file) throws IOException {
        PdfReader pdf = new PdfReader(file);
        StringBuilder text = new StringBuilder();
        for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
            text.append(new PdfTextExtractor(pdf).getTextFromPage(page)).append('\n');
        }
        return text.toString();
    }

    private <T> T officer(Callable<T> work) throws Exception {
        return get(() -> as(EnumSet.of(Permission.AUDIT_READ, Permission.AUDIT_EXPORT), work));
    }
}
