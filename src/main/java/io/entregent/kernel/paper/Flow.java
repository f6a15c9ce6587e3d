package io.entregent.kernel.paper;

import com.lowagie.text.Document;
import com.lowagie.text.Element;
import com.lowagie.text.Phrase;
import com.lowagie.text.pdf.ColumnText;
import com.lowagie.text.pdf.PdfContentByte;
import com.lowagie.text.pdf.PdfName;
import com.lowagie.text.pdf.PdfStructureElement;
import com.lowagie.text.pdf.PdfWriter;

/**
 * Writes from the top of a page to its foot and on to the next one. Whatever tells something stands under a mark in the tree of the
 * document (ISO 14289-1), by which a screen reader goes; what only adorns is an artifact.
 */
final class Flow {

    static final PdfName H1 = new PdfName("H1");
    static final PdfName H2 = new PdfName("H2");
    static final PdfName P = new PdfName("P");
    private static final PdfName DOCUMENT = new PdfName("Document");
    private static final PdfName ARTIFACT = new PdfName("Artifact");

    private final Document document;
    private final PdfWriter writer;
    private final PdfStructureElement whole;
    private float y;

    /** @param document open already, of a writer that makes tagged documents */
    Flow(Document document, PdfWriter writer) {
        this.document = document;
        this.writer = writer;
        this.whole = new PdfStructureElement(writer.getStructureTreeRoot(), DOCUMENT);
        this.y = document.top();
    }

    PdfContentByte canvas() {
        return writer.getDirectContent();
    }

    PdfStructureElement mark(PdfName kind) {
        return new PdfStructureElement(whole, kind);
    }

    float left() {
        return document.left();
    }

    float width() {
        return document.right() - document.left();
    }

    float y() {
        return y;
    }

    /** Whatever comes next begins there. */
    void to(float there) {
        y = there;
    }

    void down(float points) {
        y -= points;
    }

    float bottom() {
        return document.bottom();
    }

    float room() {
        return y - document.bottom();
    }

    /** Of a whole page. */
    float height() {
        return document.top() - document.bottom();
    }

    void nextPage() {
        document.newPage();
        y = document.top();
    }

    void block(PdfName kind, Phrase words, int direction, float leading) {
        ColumnText text = column(words, direction, leading, Element.ALIGN_LEFT);
        PdfStructureElement mark = mark(kind);
        boolean more;
        do {
            if (room() < leading) {
                nextPage();
            }
            text.setSimpleColumn(document.left(), document.bottom(), document.right(), y);
            more = write(mark, text);
            y = text.getYLine();
        } while (more);
    }

    ColumnText column(Phrase words, int direction, float leading, int alignment) {
        ColumnText text = new ColumnText(canvas());
        text.setText(words);
        text.setLeading(leading);
        text.setRunDirection(direction);
        text.setAlignment(alignment);
        return text;
    }

    /** @param mark null for what was read already @return whether some of it is left for the next page */
    boolean write(PdfStructureElement mark, ColumnText text) {
        if (mark == null) {
            canvas().beginMarkedContentSequence(ARTIFACT);
        } else {
            canvas().beginMarkedContentSequence(mark);
        }
        int status = text.go();
        canvas().endMarkedContentSequence();
        return ColumnText.hasMoreText(status);
    }

    static void adorn(PdfContentByte canvas, Runnable drawing) {
        canvas.beginMarkedContentSequence(ARTIFACT);
        canvas.saveState();
        drawing.run();
        canvas.restoreState();
        canvas.endMarkedContentSequence();
    }
}
