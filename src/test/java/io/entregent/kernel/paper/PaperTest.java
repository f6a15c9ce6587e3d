package io.entregent.kernel.paper;

import static org.assertj.core.api.Assertions.assertThat;

import com.lowagie.text.pdf.BaseFont;
import com.lowagie.text.pdf.LayoutProcessor;
import com.lowagie.text.pdf.PdfDictionary;
import com.lowagie.text.pdf.PdfName;
import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.PdfWriter;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import io.entregent.kernel.Zones;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people write is printed as they wrote it. The paper itself is left in target/papers, to be looked at. */
class PaperTest {

    private static final String ARABIC = "مرحبا بكم في متجرنا، رقم 42";
    private static final String HEBREW = "שלום עולם";
    private static final String HINDI = "नमस्ते, क्या यह किताब है?";
    private static final String CHINESE = "您好，我的订单到了吗？繁體字也可以。";
    private static final String JAPANESE = "こんにちは、カタカナと漢字で書きます。";
    private static final String KOREAN = "안녕하세요";
    private static final String THAI = "ขอบคุณสำหรับการสั่งซื้อ เราจะแจ้งให้คุณทราบเมื่อสินค้าพร้อมส่งและคุณสามารถตอบกลับเพื่อหยุดรับข้อความได้ตลอดเวลา";
    private static final String EMOJI = "Merci 😀👍🏽 ❤️ 👨‍👩‍👧 🇫🇷";

    @Test
    void everyScriptOfOursHasItsFont() throws IOException {
        PdfReader reader = new PdfReader(paper());
        String text = new PdfTextExtractor(reader).getTextFromPage(1);
        assertThat(text).contains("Ça a coûté 12 €", "Ελληνικά", "Привет", CHINESE, JAPANESE, KOREAN).doesNotContain("??");
        assertThat(fonts(reader)).anyMatch(name -> name.contains("NotoSansArabic")).anyMatch(name -> name.contains("NotoSansDevanagari"))
                .anyMatch(name -> name.contains("NotoSansThai")).anyMatch(name -> name.contains("DroidSansFallback"))
                .anyMatch(name -> name.contains("NotoEmoji")).anyMatch(name -> name.contains("LiberationSans"));
    }

    @Test
    void ofAFontOnlyTheSignsThatAreWrittenAreInThePaper() throws IOException {
        assertThat(paper()).hasSizeLessThan(200_000);
    }

    @Test
    void aHeadingStandsOnThePageOfWhatItIsAbout() throws IOException {
        for (int lines = 30; lines < 45; lines++) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (Paper paper = new Paper(bytes, Locale.FRENCH, Zones.USUAL, "T", "F")) {
                for (int line = 0; line < lines; line++) {
                    paper.paragraph("une ligne");
                }
                paper.heading("Chapitre").table(new float[] {1}, List.of("Colonne"), List.of(List.of("première"), List.of("seconde")));
            }
            PdfTextExtractor text = new PdfTextExtractor(new PdfReader(bytes.toByteArray()));
            String page = text.getTextFromPage(1).contains("Chapitre") ? text.getTextFromPage(1) : text.getTextFromPage(2);
            assertThat(page).as(lines + " lines").contains("Chapitre", "Colonne", "première");
        }
    }

    @Test
    void aLineOfThaiEndsBetweenWords() {
        char[] words = THAI.toCharArray();
        ThaiLines lines = new ThaiLines();
        String parted = IntStream.range(0, words.length).mapToObj(i -> words[i] + (lines.isSplitCharacter(0, i, words.length, words, null) ? "|" : ""))
                .collect(Collectors.joining());
        assertThat(parted).startsWith("ขอบคุณ|สำหรับ|การ|");
    }

    @Test
    void thePapersOfOthersAreMadeAsBefore() throws IOException {
        paper();
        assertThat(LayoutProcessor.supportsFont(BaseFont.createFont(BaseFont.HELVETICA, BaseFont.CP1252, BaseFont.NOT_EMBEDDED))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {ARABIC, HEBREW})
    void textRunsFromRightToLeftWhereItBeginsSo(String words) {
        assertThat(Signs.direction(words)).isEqualTo(PdfWriter.RUN_DIRECTION_RTL);
        assertThat(Signs.direction("42 " + words)).isEqualTo(PdfWriter.RUN_DIRECTION_RTL);
        assertThat(Signs.direction("Elle écrit : " + words)).isEqualTo(PdfWriter.RUN_DIRECTION_LTR);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bonjour", HINDI, EMOJI, "", "42"})
    void elsewhereNothingIsTurned(String words) {
        assertThat(Signs.direction(words)).isEqualTo(PdfWriter.RUN_DIRECTION_DEFAULT);
    }

    @ParameterizedTest
    @CsvSource({"አማርኛ,????", "ᬩᬮᬶ,???"})
    void whatNoFontHasIsAQuestionMark(String words, String printed) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Paper paper = new Paper(bytes, Locale.FRENCH, Zones.USUAL, "T", "F")) {
            paper.paragraph(words);
        }
        assertThat(new PdfTextExtractor(new PdfReader(bytes.toByteArray())).getTextFromPage(1)).contains(printed);
    }

    private static byte[] paper() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Paper paper = new Paper(bytes, Locale.FRENCH, Zones.USUAL, "Ce que nous détenons : " + ARABIC, "Boutique متجر")) {
            paper.paragraph("Ça a coûté 12 €, Ελληνικά, Привет").paragraph(ARABIC).paragraph(HEBREW).paragraph(HINDI).paragraph(EMOJI)
                    .paragraph(CHINESE).paragraph(JAPANESE).paragraph(KOREAN).paragraph(THAI)
                    .paragraph("Elle écrit : " + ARABIC + ", puis « merci » 😀.")
                    .heading("Messages").pairs(List.of(new String[] {"Nom", "محمد علي"}, new String[] {"Nom", "प्रिया शर्मा"}, new String[] {"Nom", "Zoé 🦊"},
                            new String[] {"Nom", "王小明"}, new String[] {"Nom", "สมชาย ใจดี"}))
                    .table(new float[] {2, 2, 6}, List.of("Quand", "Qui", "Quoi"), List.of(List.of("22 nov. 2026 13:00", "vous", ARABIC + " " + ARABIC + " " + ARABIC),
                            List.of("22 nov. 2026 13:01", "vous", HINDI + " " + HINDI + " " + HINDI), List.of("22 nov. 2026 13:02", "Boutique", EMOJI + "\n" + HEBREW),
                            List.of("22 nov. 2026 13:03", "vous", CHINESE + CHINESE + CHINESE), List.of("22 nov. 2026 13:04", "vous", THAI + THAI)));
        }
        Files.createDirectories(Path.of("target/papers"));
        Files.write(Path.of("target/papers/scripts.pdf"), bytes.toByteArray());
        return bytes.toByteArray();
    }

    private static Set<String> fonts(PdfReader reader) {
        Set<String> names = new TreeSet<>();
        for (int i = 1; i < reader.getXrefSize(); i++) {
            if (reader.getPdfObject(i) instanceof PdfDictionary one && PdfName.FONT.equals(one.get(PdfName.TYPE)) && one.get(PdfName.BASEFONT) != null) {
                names.add(one.get(PdfName.BASEFONT).toString());
            }
        }
        return names;
    }
}
