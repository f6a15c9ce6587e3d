package io.entregent.audit.office;

import static org.assertj.core.api.Assertions.assertThat;

import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import io.entregent.InServer;
import io.entregent.access.Actor;
import io.entregent.access.Permission;
import io.entregent.audit.AuditFilter;
import io.entregent.kernel.Zones;
import io.entregent.kernel.db.Scope;
import io.entregent.tenancy.Tenancy;
import io.entregent.tenancy.Tenant;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reports in the server: what the sheet says, and when it goes out by itself. */
class ReportsIT extends InServer {

    @Inject
    private Reports reports;

    @Inject
    private ReportSheet sheet;

    @Inject
    private ReportSql sql;

    @Inject
    private Tenancy tenancy;

    @Resource(lookup = "java:comp/UserTransaction")
    private UserTransaction transaction;

    private Tenant tenant;

    @BeforeEach
    void aDemoTenant() {
        tenant = tenancy.bySlug("banque-horizon").orElseThrow();
    }

    @Test
    void theSheetTellsWhatWasDoneInBothLanguagesAndNamesNobody() throws Exception {
        AuditFilter today = new AuditFilter(Instant.now().minusSeconds(86_400 * 30), Instant.now().plusSeconds(60), null, "channel.connected", null, null);
        LocalDate day = LocalDate.now(Zones.USUAL);
        String french = text(in(() -> sheet.pdf(Locale.FRENCH, "Contrôle", today, day, day)));
        String english = text(in(() -> sheet.pdf(Locale.ENGLISH, "Control", today, day, day)));

        assertThat(french).contains("Rapport d’audit", "Contrôle", "Banque Horizon", "Par type d’action", "Compte de canal connecté");
        assertThat(english).contains("Audit report", "Control", "Channel account connected", "Newest entries");
        assertThat(french + english).doesNotContain("127.0.0.1").doesNotContain("@");
        for (String name : in(() -> reports.readers().stream().map(one -> one.name()).toList())) {
            assertThat(french + english).doesNotContain(name);
        }
    }

    @Test
    void whatIsDueGoesOutOnceAndIsAnEntry() throws Exception {
        List<UUID> readers = in(() -> reports.readers().stream().map(one -> one.userId()).toList());
        String name = "Due " + System.nanoTime();
        in(() -> {
            reports.add(name, AuditFilter.all(), "", ReportEvery.DAY, Locale.FRENCH, readers);
            return null;
        });
        ReportView planned = in(() -> find(name));
        assertThat(planned.next()).isAfter(LocalDate.now(Zones.USUAL));
        in(() -> {
            sql.made(planned.id(), null, LocalDate.now(Zones.USUAL).minusDays(3));
            return null;
        });

        in(() -> {
            reports.due();
            return null;
        });

        ReportView made = in(() -> find(name));
        assertThat(made.lastAt()).isNotNull();
        assertThat(made.next()).isAfterOrEqualTo(LocalDate.now(Zones.USUAL));
        in(() -> {
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

    private <T> T in(Supplier<T> work) throws Exception {
        Actor officer = new Actor(Actor.Kind.PERSON, tenant.id().toString(), "Officer",
                EnumSet.of(Permission.AUDIT_READ, Permission.AUDIT_EXPORT), EnumSet.noneOf(io.entregent.access.Role.class), null, null, null, null, null);
        try (var scope = Scope.tenant(tenant.id(), null).open(); var acting = officer.act()) {
            transaction.begin();
            tenancy.byId(tenant.id());
            try {
                T done = work.get();
                transaction.commit();
                return done;
            } catch (Exception | Error trouble) {
                transaction.rollback();
                throw trouble;
            }
        }
    }
}
