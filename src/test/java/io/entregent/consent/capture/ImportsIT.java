package io.entregent.consent.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.entregent.InServer;
import io.entregent.consent.Consents;
import io.entregent.consent.EvidenceFiles;
import io.entregent.consent.Evidence;
import io.entregent.consent.Purpose;
import io.entregent.consent.Statement;
import io.entregent.consent.ledger.ConsentState;
import io.entregent.consent.ledger.EventType;
import io.entregent.consent.proof.Dossier;
import io.entregent.consent.wording.WordingView;
import io.entregent.consent.wording.Wordings;
import io.entregent.contact.Erasures;
import io.entregent.contact.Identities;
import io.entregent.kernel.db.Sql;
import io.entregent.rights.People;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What is taken in from elsewhere, and how it is proven, against the real database. */
class ImportsIT extends InServer {

    private static final String BANK = "banque-horizon";

    @Inject
    private People people;

    @Inject
    private ImportReader reader;

    @Inject
    private Imports imports;

    @Inject
    private Consents consents;

    @Inject
    private Erasures erasures;

    @Inject
    private OptIns optIns;

    @Inject
    private Campaigns campaigns;

    @Inject
    private Wordings wordings;

    @Inject
    private EvidenceFiles files;

    @Inject
    private Dossier dossier;

    @Inject
    private Sql sql;

    @Test
    void rowsWithoutSourceDateOrWordsAreRefusedOneByOneAndSuppressedPeopleAreLeftAlone() throws IOException {
        String gone = People.phone();
        UUID erased = people.writes(BANK, gone, "Edmée Effacée", "Effacez-moi", Instant.now());
        people.as("compliance", BANK, () -> {
            erasures.erase(erased);
            return null;
        });
        String good = People.phone();
        String day = "2026-10-01";
        String csv = "phone;date;source;wording;language\n" + good + ";" + day + ";Salon de Lyon;news;fr\n" + People.phone() + ";;Salon;news;fr\n"
                + People.phone() + ";" + day + ";;news;fr\n" + People.phone() + ";" + day + ";Salon;;fr\n" + "12;" + day + ";Salon;news;fr\n"
                + gone + ";" + day + ";Salon;news;fr\n" + People.phone() + ";2019-01-01;Salon;news;fr\n" + People.phone()
                + ";2999-01-01;Salon;news;fr\n";

        UUID id = people.as("compliance", BANK, () -> reader.read("marketing", packed(csv)));
        ImportView done = finished(id);

        assertThat(done.accepted()).isEqualTo(1);
        assertThat(people.as("compliance", BANK, () -> imports.errors(id, 50))).extracting(Map.Entry::getKey, Map.Entry::getValue)
                .containsExactly(tuple(3L, "import.date"), tuple(4L, "import.source"),
                        tuple(5L, "import.wording"), tuple(6L, "import.phone"),
                        tuple(7L, "contact.suppressed"), tuple(8L, "import.expired"),
                        tuple(9L, "import.date"));
        UUID person = people.contact(BANK, good).orElseThrow();
        assertThat(people.in(BANK, () -> consents.state(person, Purpose.MARKETING, "whatsapp", "*")).status())
                .isEqualTo(ConsentState.Status.GIVEN);
        assertThat(people.contact(BANK, gone)).isEmpty();
        assertThat(new String(people.as("compliance", BANK, () -> imports.report(id)), StandardCharsets.UTF_8))
                .startsWith("row,code\r\n3,import.date\r\n").doesNotContain(gone);
    }

    @Test
    void aFileThatIsNoTableIsRefusedAndNothingOfItIsWorked() {
        assertThatThrownBy(() -> people.as("compliance", BANK, () -> reader.read("marketing", plain("phone;date\n1;2\n"))))
                .hasMessage("import.header");
        assertThat(people.as("compliance", BANK, () -> imports.newest(1)).get(0).state()).isEqualTo("refused");
    }

    @Test
    void aFileInTheLettersOfAnOldSpreadsheetIsRefusedBeforeItDamagesAnything() {
        byte[] old = ("phone;date;source;wording\n" + People.phone() + ";2026-10-01;Boutique d’été;news\n").getBytes(Charset.forName("windows-1252"));
        assertThatThrownBy(() -> people.as("compliance", BANK, () -> reader.read("marketing", new ByteArrayInputStream(old))))
                .hasMessage("import.encoding");
    }

    @Test
    void theColumnsMayHaveFrenchNames() {
        String phone = People.phone();
        UUID id = people.as("compliance", BANK, () -> reader.read("marketing",
                plain("Téléphone;Date;Source;Texte;Langue\n" + phone + ";2026-10-01;Salon;news;fr\n")));
        assertThat(finished(id).accepted()).isEqualTo(1);
        assertThat(people.contact(BANK, phone)).isPresent();
    }

    @Test
    void aWithdrawalStandsAgainstAnOlderFormThatIsImportedLater() {
        String phone = People.phone();
        UUID person = people.writes(BANK, phone, "Tina Tardive", "STOP", Instant.now());
        UUID id = people.as("compliance", BANK, () -> reader.read("marketing",
                plain("phone,date,source,wording\n" + phone + ",2026-09-01,Salon,news\n")));
        finished(id);
        assertThat(people.in(BANK, () -> consents.state(person, Purpose.MARKETING, "whatsapp", "*")).status())
                .isEqualTo(ConsentState.Status.WITHDRAWN);
    }

    @Test
    void whoWasErasedIsNobodyOfWhomAnythingIsKnown() {
        UUID person = people.writes(BANK, People.phone(), "Émile Effacé", "STOP", Instant.now());
        assertThat(people.as("compliance", BANK, () -> consents.people())).contains(person);
        people.as("compliance", BANK, () -> {
            erasures.erase(person);
            return null;
        });
        assertThat(people.as("compliance", BANK, () -> consents.people())).as("whose history nobody can ask for").doesNotContain(person);
    }

    @Test
    void formAndProgramRefuseWhoMustBeLeftAlone() {
        String phone = People.phone();
        UUID person = people.writes(BANK, phone, "Flore Formulaire", "Effacez-moi", Instant.now());
        people.as("compliance", BANK, () -> {
            erasures.erase(person);
            return null;
        });
        CampaignView page = people.in(BANK, () -> campaigns.open("offres")).orElseThrow();
        CampaignView simple = new CampaignView(page.id(), page.slug(), page.name(), page.wording(), page.account(), "none", page.age(),
                page.embed(), true, page.createdAt());
        assertThatThrownBy(() -> people.in(BANK, () -> optIns.start(simple, "fr", true, phone, "form"))).hasMessage("contact.suppressed");
        assertThatThrownBy(() -> people.as("compliance", BANK, () -> consents.person(Identities.phone("whatsapp", phone), true)))
                .hasMessage("contact.suppressed");
        UUID again = people.writes(BANK, phone, "Flore Formulaire", "Bonjour", Instant.now());
        assertThatThrownBy(() -> people.as("compliance", BANK, () -> consents.record(again, Statement.of(EventType.GIVEN, Purpose.MARKETING,
                "whatsapp", Evidence.by("paper").wording("x"))))).hasMessage("contact.suppressed");
    }

    @Test
    void whoIsTooYoungCannotAgree() {
        CampaignView page = people.in(BANK, () -> campaigns.open("offres")).orElseThrow();
        assertThatThrownBy(() -> people.in(BANK, () -> optIns.start(page, "fr", false, null, "form"))).hasMessage("optin.age");
    }

    @Test
    void publishedWordsAreSupersededAndNeverEdited() {
        WordingView first = people.in(BANK, () -> wordings.published("news")).orElseThrow();
        WordingView next = people.as("compliance", BANK, () -> wordings.draft(new WordingView("news", 0, "marketing", first.titleEn(),
                first.titleFr(), first.bodyEn() + " More.", first.bodyFr() + " Plus.", null, null, null, null, null, false)));
        assertThat(next.version()).isEqualTo(first.version() + 1);
        assertThat(people.in(BANK, () -> wordings.find("news", first.version())).orElseThrow().bodyFr()).isEqualTo(first.bodyFr());
        assertThatThrownBy(() -> people.as("compliance", BANK, () -> wordings.publish("news", first.version()))).hasMessage("wording.fixed");
        assertThatThrownBy(() -> people.in(BANK, () -> sql.update("update consent_wording set body_fr = 'x' where code = 'news' and version = ?",
                first.version()))).hasStackTraceContaining("published words are not changed");
    }

    @Test
    void theDossierIsReadWithoutUs() throws IOException {
        UUID person = people.writes(BANK, People.phone(), "Paul Papier", "Bonjour", Instant.now());
        byte[] scan = "%PDF-1.4 signé".getBytes(StandardCharsets.UTF_8);
        people.as("compliance", BANK, () -> {
            UUID file = files.keep(person, "bulletin.pdf", "application/pdf", scan);
            WordingView words = wordings.published("news").orElseThrow();
            return consents.record(person, Statement.of(EventType.GIVEN, Purpose.MARKETING, "whatsapp",
                    Evidence.by("paper").file(file).shown(words.shown("fr"))));
        });
        Awaitility.await().pollInSameThread().atMost(Duration.ofSeconds(40)).until(() -> unpacked(person).keySet().stream().anyMatch(name -> name.endsWith(".tlog-proof")));
        Map<String, byte[]> zip = unpacked(person);
        assertThat(zip.keySet()).contains("READ-ME.txt", "LISEZ-MOI.txt", "audit/log.vkey", "events.json", "states.json", "decisions.json")
                .anyMatch(name -> name.matches("receipts/receipt-.*jsonld")).anyMatch(name -> name.matches("receipts/receipt-.*pdf")).anyMatch(name -> name.startsWith("wordings/news-"))
                .anyMatch(name -> name.startsWith("evidence/") && name.endsWith(".pdf")).anyMatch(name -> name.matches("audit/\\d+\\.json"));
        assertThat(zip.entrySet().stream().filter(one -> one.getKey().startsWith("evidence/")).map(Map.Entry::getValue)).containsExactly(scan);
    }

    @Test
    void theDossierHoldsThePersonsOwnWordsThatItRestsOn() throws IOException {
        UUID person = people.writes(BANK, People.phone(), "Stéphane Stop", "STOP", Instant.now());
        assertThat(new String(unpacked(person).get("messages.json"), StandardCharsets.UTF_8)).contains("\"text\" : \"STOP\"");
    }

    private Map<String, byte[]> unpacked(UUID person) throws IOException {
        byte[] bytes = people.as("compliance", BANK, () -> dossier.of(person, Locale.FRENCH));
        Map<String, byte[]> entries = new HashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        return entries;
    }

    private ImportView finished(UUID id) {
        Awaitility.await().pollInSameThread().atMost(Duration.ofSeconds(60)).until(() -> people.as("compliance", BANK, () -> imports.view(id)).state().equals("done"));
        return people.as("compliance", BANK, () -> imports.view(id));
    }

    private static InputStream plain(String csv) {
        return new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8));
    }

    private static InputStream packed(String csv) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(csv.getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }
}
