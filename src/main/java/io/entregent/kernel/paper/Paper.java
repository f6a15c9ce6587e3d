package io.entregent.kernel.paper;

import com.lowagie.text.Document;
import com.lowagie.text.Element;
import com.lowagie.text.PageSize;
import com.lowagie.text.Paragraph;
import com.lowagie.text.Rectangle;
import com.lowagie.text.pdf.BaseFont;
import com.lowagie.text.pdf.ColumnText;
import com.lowagie.text.pdf.PdfDestination;
import com.lowagie.text.pdf.PdfName;
import com.lowagie.text.pdf.PdfOutline;
import com.lowagie.text.pdf.PdfPCell;
import com.lowagie.text.pdf.PdfPTable;
import com.lowagie.text.pdf.PdfPageEventHelper;
import com.lowagie.text.pdf.PdfString;
import com.lowagie.text.pdf.PdfWriter;
import io.entregent.kernel.faces.Language;
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
 * One PDF on A4, written as it grows: title, headings, paragraphs, pairs and tables. A sign that no font
 * has ({@link Signs}) stands as a question mark; who needs it has the file of data beside.
 */
public final class Paper implements AutoCloseable {

    private static final Color INK = new Color(0x1b, 0x1f, 0x24);
    private static final Color QUIET = new Color(0x55, 0x5b, 0x64);
    private static final Color LINE = new Color(0xc8, 0xcc, 0xd2);
    private static final Color BAR = new Color(0x1f, 0x5c, 0x99);
    private static final Color HEAD = new Color(0xf1, 0xf3, 0xf5);
    private static final float TEXT = 9.5f;
    private static final float SMALL = 8;
    private static final float LINE_TO_LINE = 12.5f;
    private static final float MARGIN = 48;
    /** Room for a heading, the head of a table and two rows: no heading stands alone at the foot of a page. */
    private static final float UNDER_HEADING = 110;

    private final Document document = new Document(PageSize.A4, MARGIN, MARGIN, MARGIN, MARGIN + 12);
    private final PdfWriter writer;
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
        writer.setPageEvent(new Foot(foot));
        writer.setViewerPreferences(PdfWriter.DisplayDocTitle);
        writer.getExtraCatalog().put(PdfName.LANG, new PdfString(locale.getLanguage()));
        document.addTitle(title);
        document.addCreator("Entregent");
        document.open();
        block(title, Signs.BOLD, INK, 18, 27, 0, 10);
    }

    public Paper heading(String words) {
        if (writer.getVerticalPosition(false) < document.bottom() + UNDER_HEADING) {
            document.newPage();
        }
        block(words, Signs.BOLD, INK, 12.5f, 18.75f, 14, 5);
        // Whoever cannot see the size of letters goes from heading to heading by these.
        new PdfOutline(writer.getRootOutline(), new PdfDestination(PdfDestination.FITH, writer.getVerticalPosition(false) + 24), words);
        return this;
    }

    public Paper paragraph(String words) {
        block(words, Signs.PLAIN, INK, TEXT, 13.5f, 0, 5);
        return this;
    }

    /** What is said beside, such as for when and by whom. */
    public Paper aside(String words) {
        block(words, Signs.PLAIN, QUIET, TEXT, 13.5f, 0, 4);
        return this;
    }

    /** For what is copied letter by letter. */
    public Paper exact(String text) {
        block(text, Signs.EXACT, INK, SMALL, LINE_TO_LINE, 2, 4);
        return this;
    }

    /** Words, how many, and how many in a picture; the longest bar is the widest. */
    public Paper bars(String what, String count, Map<String, Long> bars) {
        PdfPTable table = new PdfPTable(new float[] {5, 1.2f, 5});
        table.setWidthPercentage(100);
        table.setSpacingAfter(10);
        table.setHeaderRows(1);
        List.of(what, count, "").forEach(head -> table.addCell(cell(head, Signs.BOLD, INK, Rectangle.BOTTOM, HEAD)));
        long most = Math.max(1, bars.values().stream().mapToLong(Long::longValue).max().orElse(1));
        bars.forEach((words, many) -> {
            table.addCell(cell(words, Signs.PLAIN, INK, Rectangle.BOTTOM, null));
            PdfPCell number = cell(NumberFormat.getIntegerInstance(locale).format(many), Signs.PLAIN, INK, Rectangle.BOTTOM, null);
            number.setHorizontalAlignment(Element.ALIGN_RIGHT);
            table.addCell(number);
            PdfPCell bar = cell("", Signs.PLAIN, INK, Rectangle.BOTTOM, null);
            bar.addElement(drawn(many, most));
            table.addCell(bar);
        });
        document.add(table);
        return this;
    }

    private static PdfPTable drawn(long count, long most) {
        PdfPTable bar = new PdfPTable(count == most ? new float[] {1} : new float[] {count, most - count});
        bar.setWidthPercentage(100);
        for (int i = 0; i < bar.getNumberOfColumns(); i++) {
            PdfPCell part = new PdfPCell();
            part.setFixedHeight(7);
            part.setBorder(Rectangle.NO_BORDER);
            if (i == 0 && count > 0) {
                part.setBackgroundColor(BAR);
            }
            bar.addCell(part);
        }
        return bar;
    }

    /** Only what stands in a table can run from right to left. */
    private void block(String words, BaseFont font, Color colour, float size, float leading, float before, float after) {
        if (Signs.direction(words) == PdfWriter.RUN_DIRECTION_DEFAULT) {
            Paragraph text = new Paragraph(Signs.phrase(words, font, size, colour, leading));
            text.setLeading(leading);
            text.setSpacingBefore(before);
            text.setSpacingAfter(after);
            document.add(text);
            return;
        }
        PdfPTable table = new PdfPTable(1);
        table.setWidthPercentage(100);
        table.setSpacingBefore(before);
        table.setSpacingAfter(after);
        PdfPCell cell = new PdfPCell(Signs.phrase(words, font, size, colour, leading));
        cell.setBorder(Rectangle.NO_BORDER);
        cell.setPadding(0);
        cell.setLeading(leading, 0);
        cell.setRunDirection(Signs.direction(words));
        table.addCell(cell);
        document.add(table);
    }

    /** Names on the left, values on the right; what has no value is left out. */
    public Paper pairs(List<String[]> pairs) {
        PdfPTable table = new PdfPTable(new float[] {1, 2.6f});
        table.setWidthPercentage(100);
        pairs.stream().filter(pair -> pair[1] != null && !pair[1].isBlank()).forEach(pair -> {
            table.addCell(cell(pair[0], Signs.PLAIN, QUIET, Rectangle.NO_BORDER, null));
            table.addCell(cell(pair[1], Signs.PLAIN, INK, Rectangle.NO_BORDER, null));
        });
        document.add(table);
        return this;
    }

    /** @param widths of the columns, to each other */
    public Paper table(float[] widths, List<String> heads, List<List<String>> rows) {
        PdfPTable table = new PdfPTable(widths);
        table.setWidthPercentage(100);
        table.setHeaderRows(1);
        table.setSplitLate(false);
        heads.forEach(head -> table.addCell(cell(head, Signs.BOLD, INK, Rectangle.BOTTOM, HEAD)));
        rows.forEach(row -> row.forEach(value -> table.addCell(cell(value == null ? "" : value, Signs.PLAIN, INK, Rectangle.BOTTOM, null))));
        document.add(table);
        return this;
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

    private static PdfPCell cell(String words, BaseFont font, Color colour, int border, Color ground) {
        PdfPCell cell = new PdfPCell(Signs.phrase(words, font, TEXT, colour, LINE_TO_LINE));
        cell.setLeading(LINE_TO_LINE, 0);
        cell.setRunDirection(Signs.direction(words));
        cell.setBorder(border);
        cell.setBorderColor(LINE);
        cell.setPadding(4);
        if (ground != null) {
            cell.setBackgroundColor(ground);
        }
        return cell;
    }

    /** What stands below each page. */
    private static final class Foot extends PdfPageEventHelper {

        private final String words;

        Foot(String words) {
            this.words = words;
        }

        @Override
        public void onEndPage(PdfWriter writer, Document document) {
            ColumnText.showTextAligned(writer.getDirectContent(), Element.ALIGN_LEFT, Signs.phrase(words, Signs.PLAIN, SMALL, QUIET, SMALL),
                    document.left(), document.bottom() - 18, 0, Signs.direction(words), 0);
            ColumnText.showTextAligned(writer.getDirectContent(), Element.ALIGN_RIGHT,
                    Signs.phrase(Integer.toString(writer.getPageNumber()), Signs.PLAIN, SMALL, QUIET, SMALL), document.right(), document.bottom() - 18, 0);
        }
    }
}
