package io.entregent.kernel.paper;

import static org.assertj.core.api.Assertions.assertThat;

import com.lowagie.text.pdf.PRIndirectReference;
import com.lowagie.text.pdf.PdfDictionary;
import com.lowagie.text.pdf.PdfName;
import com.lowagie.text.pdf.PdfObject;
import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.SimpleBookmark;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import io.entregent.kernel.Zones;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What readers of papers rely on who do not see them. */
class PaperMarksTest {

    private static PdfReader printed() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Map<String, Long> bars = new LinkedHashMap<>();
        bars.put("Message reçu", 1204L);
        bars.put("Rien du tout", 0L);
        try (Paper paper = new Paper(bytes, Locale.FRENCH, Zones.USUAL, "Rapport", "au pied")) {
            paper.aside("Pour Ville de Rivage").heading("Le journal").exact("audit.example 1204").heading("Par type d’action")
                    .bars("Action", "Entrées", bars);
        }
        return new PdfReader(bytes.toByteArray());
    }

    @Test
    void titleAndLanguageAreToldAndHeadingsCanBeJumpedTo() throws IOException {
        PdfReader pdf = printed();
        assertThat(pdf.getInfo()).containsEntry("Title", "Rapport");
        assertThat(pdf.getCatalog().getAsString(PdfName.LANG).toString()).isEqualTo("fr");
        assertThat(pdf.getCatalog().getAsDict(PdfName.VIEWERPREFERENCES).getAsBoolean(PdfName.DISPLAYDOCTITLE).booleanValue()).isTrue();
        assertThat(SimpleBookmark.getBookmarkList(pdf)).extracting(one -> one.get("Title").toString())
                .containsExactly("Le journal", "Par type d’action");
    }

    @Test
    void everyFontIsEmbedded() throws IOException {
        PdfReader pdf = printed();
        int fonts = 0;
        for (int i = 0; i < pdf.getXrefSize(); i++) {
            PdfObject one = pdf.getPdfObject(i);
            if (one instanceof PdfDictionary font && PdfName.FONTDESCRIPTOR.equals(font.get(PdfName.TYPE))) {
                assertThat(font.get(PdfName.FONTFILE2)).as(font.get(PdfName.FONTNAME).toString()).isInstanceOf(PRIndirectReference.class);
                fonts++;
            }
        }
        assertThat(fonts).as("plain, bold, and what is copied letter by letter").isGreaterThanOrEqualTo(3);
    }

    @Test
    void barsStandBesideTheirNumbersAsTheLanguageWritesThem() throws IOException {
        String text = new PdfTextExtractor(printed()).getTextFromPage(1);
        assertThat(text).contains("Message reçu", "Rien du tout", "audit.example 1204").containsPattern("1\\h+204");
    }
}
