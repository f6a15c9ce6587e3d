package io.entregent.kernel.paper;

import static org.assertj.core.api.Assertions.assertThat;

import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import io.entregent.kernel.Zones;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.ValidationResult;

/** Papers for who hears them: whether they keep to PDF/UA-1 (ISO 14289-1) is said by veraPDF. */
class PaperForAllTest {

    private static final String LONG = "Un message qui n’en finit pas, et dont chaque phrase compte. ".repeat(120);

    @BeforeAll
    static void theirs() {
        VeraGreenfieldFoundryProvider.initialise();
    }

    @Test
    void everyKindOfBlockOverManyPagesKeepsToTheStandard() throws Exception {
        Map<String, Long> bars = new LinkedHashMap<>();
        bars.put("Message reçu", 1204L);
        bars.put("Rien du tout", 0L);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Paper paper = new Paper(bytes, Locale.FRENCH, Zones.USUAL, "Rapport & suite", "au pied")) {
            paper.aside("Pour Ville de Rivage").heading("Le journal").exact("audit.example\n1204\n").paragraph("Une phrase.")
                    .pairs(List.of(new String[] {"Qui", "Ville de Rivage"}, new String[] {"Rien", ""}, new String[] {"Quoi", LONG}))
                    .heading("Par type d’action").bars("Action", "Entrées", bars).heading("Les lignes")
                    .table(new float[] {1, 3, 2}, List.of("Nº", "Quoi", "Qui"), Collections.nCopies(90, List.of("12", "une ligne avec ses mots", "")))
                    .heading("Une ligne plus longue qu’une page").table(new float[] {1, 3}, List.of("Quand", "Quoi"), List.of(List.of("hier", LONG)));
        }
        keeps("for-all", bytes.toByteArray());
        PdfReader pdf = new PdfReader(bytes.toByteArray());
        assertThat(pdf.getNumberOfPages()).isBetween(5, 12);
        PdfTextExtractor text = new PdfTextExtractor(pdf);
        assertThat(text.getTextFromPage(pdf.getNumberOfPages() - 2)).contains("Quand", "hier");
        assertThat(text.getTextFromPage(pdf.getNumberOfPages())).as("heads that stand above each page are read once").contains("phrase compte.")
                .doesNotContain("Quand");
    }

    @Test
    void everyScriptOfOursKeepsToTheStandard() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Paper paper = new Paper(bytes, Locale.FRENCH, Zones.USUAL, "Écritures", "au pied")) {
            paper.paragraph("مرحبا بكم في متجرنا، رقم 42").paragraph("שלום עולם").paragraph("नमस्ते, क्या यह किताब है?").paragraph("ขอบคุณสำหรับการสั่งซื้อ")
                    .table(new float[] {1, 1}, List.of("Quoi", "Qui"), List.of(List.of("مرحبا بكم في متجرنا", "नमस्ते")))
                    .paragraph("Ça a coûté 12 €").paragraph("Ελληνικά, Привет").paragraph("您好，我的订单到了吗？こんにちは 안녕하세요").paragraph("Merci 😀👍🏽 ❤️ 👨‍👩‍👧 🇫🇷");
        }
        keeps("for-all-scripts", bytes.toByteArray());
    }

    private static void keeps(String name, byte[] file) throws Exception {
        Files.createDirectories(Path.of("target", "papers"));
        Files.write(Path.of("target", "papers", name + ".pdf"), file);
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new ByteArrayInputStream(file), PDFAFlavour.PDFUA_1);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(PDFAFlavour.PDFUA_1, false)) {
            ValidationResult result = validator.validate(parser);
            assertThat(result.getTestAssertions().stream().map(one -> one.getRuleId().getClause() + ": " + one.getMessage()
                    + " " + one.getLocation().getContext()).distinct().limit(10)).isEmpty();
            assertThat(result.getTotalAssertions()).as("things looked at").isGreaterThan(100);
            assertThat(result.isCompliant()).isTrue();
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }
}
