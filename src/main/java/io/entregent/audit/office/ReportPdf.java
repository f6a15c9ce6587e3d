package io.entregent.audit.office;

import com.lowagie.text.Document;
import com.lowagie.text.Element;
import com.lowagie.text.Font;
import com.lowagie.text.PageSize;
import com.lowagie.text.Paragraph;
import com.lowagie.text.Phrase;
import com.lowagie.text.pdf.BaseFont;
import com.lowagie.text.pdf.ColumnText;
import com.lowagie.text.pdf.PdfPCell;
import com.lowagie.text.pdf.PdfPTable;
import com.lowagie.text.pdf.PdfPageEventHelper;
import com.lowagie.text.pdf.PdfWriter;
import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Locale;

/** The sheet of a report: headings, sentences, bars with their figures, tables; A4, its own fonts, a foot with the page's number. */
final class ReportPdf implements AutoCloseable {

    private static final Color INK = new Color(27, 31, 36);
    private static final Color QUIET = new Color(84, 92, 102);
    private static final Color BAR = new Color(31, 92, 153);
    private static final Color HEAD = new Color(238, 241, 244);
    private static final float MARGIN = 48;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Document document = new Document(PageSize.A4, MARGIN, MARGIN, MARGIN, MARGIN + 12);

    ReportPdf(Locale language, String title, String foot) {
        PdfWriter writer = PdfWriter.getInstance(document, bytes);
        writer.setViewerPreferences(PdfWriter.DisplayDocTitle);
        writer.setPageEvent(new PdfPageEventHelper() {
            @Override
            public void onEndPage(PdfWriter page, Document of) {
                ColumnText.showTextAligned(page.getDirectContent(), Element.ALIGN_LEFT, new Phrase(clean(foot), font(8, Font.NORMAL, QUIET)),
                        MARGIN, MARGIN - 6, 0);
                ColumnText.showTextAligned(page.getDirectContent(), Element.ALIGN_RIGHT, new Phrase(Integer.toString(page.getPageNumber()),
                        font(8, Font.NORMAL, QUIET)), PageSize.A4.getWidth() - MARGIN, MARGIN - 6, 0);
            }
        });
        document.addTitle(clean(title));
        document.addCreator("Entregent");
        document.setDocumentLanguage(language.toLanguageTag());
        document.open();
        add(new Paragraph(clean(title), font(18, Font.BOLD, INK)), 0, 4);
    }

    void quiet(String sentence) {
        add(new Paragraph(clean(sentence), font(9.5f, Font.NORMAL, QUIET)), 0, 4);
    }

    void heading(String words) {
        add(new Paragraph(clean(words), font(12.5f, Font.BOLD, INK)), 14, 6);
    }

    void sentence(String words) {
        add(new Paragraph(clean(words), font(10, Font.NORMAL, INK)), 0, 3);
    }

    /** For what is copied letter by letter. */
    void exact(String text) {
        add(new Paragraph(text, new Font(base(BaseFont.COURIER), 8, Font.NORMAL, INK)), 2, 4);
    }

    /** @param bars words and how many, the longest first */
    void bars(String what, String count, List<Bar> bars) {
        PdfPTable table = table(5, 1.2f, 5);
        head(table, what, count, "");
        long most = bars.stream().mapToLong(Bar::count).max().orElse(1);
        for (Bar bar : bars) {
            table.addCell(cell(bar.words(), Element.ALIGN_LEFT));
            table.addCell(cell(Long.toString(bar.count()), Element.ALIGN_RIGHT));
            table.addCell(drawn(bar.count(), Math.max(most, 1)));
        }
        document.add(table);
    }

    /** One line of a chart. */
    record Bar(String words, long count) {
    }

    void rows(float[] widths, List<String> heads, List<List<String>> rows) {
        PdfPTable table = table(widths);
        head(table, heads.toArray(String[]::new));
        rows.forEach(row -> row.forEach(one -> table.addCell(cell(one, Element.ALIGN_LEFT))));
        document.add(table);
    }

    byte[] bytes() {
        close();
        return bytes.toByteArray();
    }

    @Override
    public void close() {
        document.close();
    }

    private void add(Paragraph paragraph, float before, float after) {
        paragraph.setSpacingBefore(before);
        paragraph.setSpacingAfter(after);
        document.add(paragraph);
    }

    private static PdfPTable table(float... widths) {
        PdfPTable table = new PdfPTable(widths);
        table.setWidthPercentage(100);
        table.setHeaderRows(1);
        return table;
    }

    private static void head(PdfPTable table, String... words) {
        for (String one : words) {
            PdfPCell cell = new PdfPCell(new Phrase(clean(one), font(8.5f, Font.BOLD, INK)));
            cell.setBackgroundColor(HEAD);
            table.addCell(framed(cell));
        }
    }

    private static PdfPCell cell(String words, int align) {
        PdfPCell cell = new PdfPCell(new Phrase(clean(words), font(8.5f, Font.NORMAL, INK)));
        cell.setHorizontalAlignment(align);
        return framed(cell);
    }

    private static PdfPCell framed(PdfPCell cell) {
        cell.setBorder(PdfPCell.BOTTOM);
        cell.setBorderColor(HEAD);
        cell.setPadding(4);
        return cell;
    }

    private static PdfPCell drawn(long count, long most) {
        PdfPTable bar = new PdfPTable(count == most ? new float[] {1} : new float[] {count, most - count});
        bar.setWidthPercentage(100);
        for (int i = 0; i < bar.getNumberOfColumns(); i++) {
            PdfPCell part = new PdfPCell();
            part.setFixedHeight(7);
            part.setBorder(PdfPCell.NO_BORDER);
            if (i == 0 && count > 0) {
                part.setBackgroundColor(BAR);
            }
            bar.addCell(part);
        }
        PdfPCell cell = framed(new PdfPCell());
        cell.addElement(bar);
        return cell;
    }

    private static Font font(float size, int style, Color color) {
        return new Font(base(style == Font.BOLD ? BaseFont.HELVETICA_BOLD : BaseFont.HELVETICA), size, Font.NORMAL, color);
    }

    private static BaseFont base(String name) {
        try {
            return BaseFont.createFont(name, BaseFont.CP1252, BaseFont.NOT_EMBEDDED);
        } catch (java.io.IOException missing) {
            throw new java.io.UncheckedIOException(missing);
        }
    }

    /** The narrow space of French figures is not in these fonts. */
    private static String clean(String text) {
        return text.replace('\u202f', '\u00a0');
    }
}
