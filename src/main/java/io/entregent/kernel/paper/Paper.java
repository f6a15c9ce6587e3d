package io.entregent.kernel.paper;

import com.lowagie.text.Document;
import com.lowagie.text.Element;
import com.lowagie.text.PageSize;
import com.lowagie.text.pdf.BaseFont;
import com.lowagie.text.pdf.ColumnText;
import com.lowagie.text.pdf.PdfContentByte;
import com.lowagie.text.pdf.PdfDestination;
import com.lowagie.text.pdf.PdfName;
import com.lowagie.text.pdf.PdfOutline;
import com.lowagie.text.pdf.PdfPageEventHelper;
import com.lowagie.text.pdf.PdfString;
import com.lowagie.text.pdf.PdfWriter;
import io.entregent.kernel.faces.Language;
import io.entregent.kernel.paper.Grid.Cell;
import java.awt.Color;
import java.io.OutputStream;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One PDF on A4, written as it grows: title, headings, paragraphs, pairs and tables, tagged for screen readers (PDF/UA-1). A sign that no font
 * has ({@link Signs}) stands as a question mark; who needs it has the file of data beside.
 */
public final class Paper implements AutoCloseable {

    private static final Color INK = new Color(0x1b, 0x1f, 0x24);
    private static final Color QUIET = new Color(0x55, 0x5b, 0x64);
    private static final Color LINE = new Color(0xc8, 0xcc, 0xd2);
    static final Color BAR = new Color(0x1f, 0x5c, 0x99);
    private static final Color HEAD = new Color(0xf1, 0xf3, 0xf5);
    private static final float TEXT = 9.5f;
    private static final float SMALL = 8;
    private static final float LINE_TO_LINE = 12.5f;
    private static final float MARGIN = 48;
    /** Room for a heading, the head of a table and two rows: no heading stands alone at the foot of a page. */
    private static final float UNDER_HEADING = 110;

    private final Document document = new Document(PageSize.A4, MARGIN, MARGIN, MARGIN, MARGIN + 12);
    private final PdfWriter writer;
    private final Flow flow;
    private final Locale locale;
    private final ZoneId zone;

    /**
     * @param zone of the times on it
     * @param foot on every page, before its number
     */
    public Paper(OutputStream out, Locale locale, ZoneId zone, String title, String foot) {
        this.locale = locale;
        this.zone = zone;
        writer = PdfWriter.getInstance(document, out);
        writer.setCloseStream(false);
        writer.setPdfVersion(PdfWriter.VERSION_1_7);
        writer.setTagged();
        writer.setPageEvent(new Foot(foot));
        writer.setViewerPreferences(PdfWriter.DisplayDocTitle);
        writer.getExtraCatalog().put(PdfName.LANG, new PdfString(locale.getLanguage()));
        writer.setXmpMetadata(About.tell(title));
        document.addTitle(title);
        document.addCreator("Entregent");
        document.open();
        flow = new Flow(document, writer);
        block(Flow.H1, title, Signs.BOLD, INK, 18, 27, 0, 10);
    }

    public Paper heading(String words) {
        if (flow.room() < UNDER_HEADING) {
            flow.nextPage();
        }
        block(Flow.H2, words, Signs.BOLD, INK, 12.5f, 18.75f, 14, 5);
        // In the list of contents that a reader of PDF shows beside.
        new PdfOutline(writer.getRootOutline(), new PdfDestination(PdfDestination.FITH, flow.y() + 24), words);
        return this;
    }

    public Paper paragraph(String words) {
        block(Flow.P, words, Signs.PLAIN, INK, TEXT, 13.5f, 0, 5);
        return this;
    }

    /** What is said beside, such as for when and by whom. */
    public Paper aside(String words) {
        block(Flow.P, words, Signs.PLAIN, QUIET, TEXT, 13.5f, 0, 4);
        return this;
    }

    /** For what is copied letter by letter. */
    public Paper exact(String text) {
        block(Flow.P, text, Signs.EXACT, INK, SMALL, LINE_TO_LINE, 2, 4);
        return this;
    }

    /** Words, how many, and how many in a picture; the longest bar is the widest. */
    public Paper bars(String what, String count, Map<String, Long> bars) {
        Grid grid = new Grid(flow, new float[] {5, 1.2f, 5}, LINE, HEAD);
        grid.heads(List.of(head(what), head(count)));
        long most = Math.max(1, bars.values().stream().mapToLong(Long::longValue).max().orElse(1));
        bars.forEach((words, many) -> grid.row(List.of(Cell.of(words, Signs.PLAIN, INK).heading("Row"),
                Cell.of(NumberFormat.getIntegerInstance(locale).format(many), Signs.PLAIN, INK).aligned(), Cell.drawn(many / (float) most))));
        flow.down(10);
        return this;
    }

    private void block(PdfName kind, String words, BaseFont font, Color colour, float size, float leading, float before, float after) {
        flow.down(before);
        flow.block(kind, Signs.phrase(words, font, size, colour, leading), Signs.direction(words), leading);
        flow.down(after);
    }

    /** Names on the left, values on the right; what has no value is left out. */
    public Paper pairs(List<String[]> pairs) {
        List<String[]> told = pairs.stream().filter(pair -> pair[1] != null && !pair[1].isBlank()).toList();
        if (!told.isEmpty()) {
            Grid grid = new Grid(flow, new float[] {1, 2.6f}, null, null);
            told.forEach(pair -> grid.row(List.of(Cell.of(pair[0], Signs.PLAIN, QUIET).heading("Row"), Cell.of(pair[1], Signs.PLAIN, INK))));
        }
        return this;
    }

    /** @param widths of the columns, to each other */
    public Paper table(float[] widths, List<String> heads, List<List<String>> rows) {
        Grid grid = new Grid(flow, widths, LINE, HEAD);
        grid.heads(heads.stream().map(Paper::head).toList());
        rows.forEach(row -> grid.row(row.stream().map(value -> Cell.of(value, Signs.PLAIN, INK)).toList()));
        return this;
    }

    private static Cell head(String words) {
        return Cell.of(words, Signs.BOLD, INK).heading("Column");
    }

    /** Date and time to the minute, as the reader's country writes them. */
    public String moment(Instant at) {
        return moment(at, locale, zone);
    }

    public static String moment(Instant at, Locale locale, ZoneId zone) {
        return at == null ? "" : DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(Language.region(locale)).withZone(zone).format(at);
    }

    @Override
    public void close() {
        document.close();
    }

    /** What stands below each page. */
    private static final class Foot extends PdfPageEventHelper {

        private final String words;

        Foot(String words) {
            this.words = words;
        }

        @Override
        public void onEndPage(PdfWriter writer, Document document) {
            PdfContentByte canvas = writer.getDirectContent();
            Flow.adorn(canvas, () -> {
                ColumnText.showTextAligned(canvas, Element.ALIGN_LEFT, Signs.phrase(words, Signs.PLAIN, SMALL, QUIET, SMALL),
                        document.left(), document.bottom() - 18, 0, Signs.direction(words), 0);
                ColumnText.showTextAligned(canvas, Element.ALIGN_RIGHT,
                        Signs.phrase(Integer.toString(writer.getPageNumber()), Signs.PLAIN, SMALL, QUIET, SMALL), document.right(), document.bottom() - 18, 0);
            });
        }
    }
}
