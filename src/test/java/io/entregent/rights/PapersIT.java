package io.entregent.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import io.entregent.InServer;
import io.entregent.consent.Consents;
import io.entregent.consent.Evidence;
import io.entregent.consent.Purpose;
import io.entregent.consent.Statement;
import io.entregent.consent.ledger.EventType;
import io.entregent.rights.file.PersonFiles;
import io.entregent.rights.register.Register;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** What is handed out: a person's whole file, and the register of processing. */
class PapersIT extends InServer {

    private static final String TOWN = "ville-de-rivage";

    @Inject
    private People people;

    @Inject
    private PersonFiles files;

    @Inject
    private Register register;

    @Inject
    private Retention retention;

    @Inject
    private Consents consents;

    @Test
    void theWholeFileIsDataTablesAndPapersInTwoLanguages() throws IOException {
        String phone = People.phone();
        UUID person = people.writes(TOWN, phone, "Zélie Dossier", "=Un café 😀 s'il vous plaît", Instant.now());
        people.in(TOWN, () -> consents.told(person, Statement.of(EventType.GIVEN, Purpose.MARKETING, "whatsapp",
                Evidence.by("form").wording("affiche-2026"))));
        Map<String, byte[]> archive = people.as("compliance", TOWN, () -> unpacked(person));

        assertThat(archive).containsKeys("READ-ME.txt", "file.json", "person.csv", "messages.csv", "consents.csv", "decisions.csv");
        JsonNode data = new ObjectMapper().readTree(archive.get("file.json"));
        assertThat(data.at("/person/name").asText()).isEqualTo("Zélie Dossier");
        assertThat(data.at("/person/phone").asText()).isEqualTo(phone);
        assertThat(data.at("/consents/0/wording").asText()).isEqualTo("affiche-2026");
        assertThat(data.at("/conversations/0/messages/0/text").asText()).isEqualTo("=Un café 😀 s'il vous plaît");
        assertThat(text(archive, "messages.csv")).contains("'=Un café 😀");
        assertThat(text(archive, "consents.csv")).contains("given,marketing,whatsapp");
        assertThat(paper(archive.get("fichier-fr.pdf"))).contains("Ce que nous détenons à votre sujet", "Zélie Dossier", "Un café", "Vos droits");
        assertThat(paper(archive.get("file-en.pdf"))).contains("What we hold about you", "Zélie Dossier", "Your rights");
        assertThatThrownBy(() -> people.as("agent", TOWN, () -> files.json(person))).hasMessage("permission.denied");
    }

    @Test
    void theRegisterSaysWhatIsReallySet() throws IOException {
        limit(DataKind.IMPORTS, 7);
        String french = new String(people.as("compliance", TOWN, () -> register.export("csv", Locale.FRENCH)), StandardCharsets.UTF_8);
        assertThat(french).contains("Finalité", "Offres et actualités", "7 mois", "RGPD 6.1.a");
        JsonNode data = new ObjectMapper().readTree(people.as("compliance", TOWN, () -> register.export("json", Locale.ENGLISH)));
        assertThat(data.get("controller").asText()).isNotBlank();
        assertThat(data.at("/activities")).hasSizeGreaterThanOrEqualTo(3);
        assertThat(data.toString()).contains("7 months");
        assertThat(paper(people.as("compliance", TOWN, () -> register.export("pdf", Locale.ENGLISH)))).contains("Register of processing");
        limit(DataKind.IMPORTS, null);
        assertThatThrownBy(() -> people.as("compliance", TOWN, () -> register.export("exe", Locale.ENGLISH))).hasMessage("not.found");
    }

    private void limit(DataKind kind, Integer months) {
        people.as("compliance", TOWN, () -> {
            retention.set(kind, months);
            return null;
        });
    }

    private Map<String, byte[]> unpacked(UUID person) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            PersonFiles.send(files.archive(person), bytes);
            Map<String, byte[]> entries = new HashMap<>();
            try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
                for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                    entries.put(entry.getName(), zip.readAllBytes());
                }
            }
            return entries;
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static String text(Map<String, byte[]> archive, String name) {
        return new String(archive.get(name), StandardCharsets.UTF_8);
    }

    private static String paper(byte[] pdf) throws IOException {
        PdfReader reader = new PdfReader(pdf);
        StringBuilder text = new StringBuilder();
        for (int page = 1; page <= reader.getNumberOfPages(); page++) {
            text.append(new PdfTextExtractor(reader).getTextFromPage(page)).append('\n');
        }
        return text.toString();
    }
}
