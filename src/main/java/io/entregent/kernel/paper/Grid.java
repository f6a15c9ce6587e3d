package io.entregent.kernel.paper;

import com.lowagie.text.DocumentException;
import com.lowagie.text.Element;
import com.lowagie.text.pdf.BaseFont;
import com.lowagie.text.pdf.ColumnText;
import com.lowagie.text.pdf.PdfContentByte;
import com.lowagie.text.pdf.PdfDictionary;
import com.lowagie.text.pdf.PdfName;
import com.lowagie.text.pdf.PdfStructureElement;
import java.awt.Color;
import java.util.List;
import java.util.stream.IntStream;

/** A table, row by row. A row that fits on the next page is not parted; the heads stand above each page of it and are read once. */
final class Grid {

    private static final PdfName TABLE = new PdfName("Table");
    private static final PdfName ROW = new PdfName("TR");
    private static final PdfName HEAD = new PdfName("TH");
    private static final PdfName DATA = new PdfName("TD");
    private static final PdfName SCOPE = new PdfName("Scope");
    private static final float LEADING = 12.5f;
    private static final float TEXT = 9.5f;
    /** Above and below the words of a row, with a line below it and without. */
    private static final float LINED = 4;
    private static final float BARE = 2.5f;
    private static final float PADDING = 4;
    /** What hangs below the last line. */
    private static final float DESCENT = 2.5f;
    private static final float BAR = 7;

    /**
     * @param heads what it is the head of, "Column" or "Row"; null if it is none
     * @param bar   its length from 0 to 1 instead of words, or null
     */
    record Cell(String words, BaseFont font, Color colour, boolean right, String heads, Float bar) {

        static Cell of(String words, BaseFont font, Color colour) {
            return new Cell(words == null ? "" : words, font, colour, false, null, null);
        }

        Cell aligned() {
            return new Cell(words, font, colour, true, heads, bar);
        }

        Cell heading(String what) {
            return new Cell(words, font, colour, right, what, bar);
        }

        static Cell drawn(float length) {
            return new Cell("", null, null, false, null, length);
        }
    }

    private final Flow flow;
    private final float[] edges;
    private final Color line;
    private final Color ground;
    private final float space;
    private final PdfStructureElement table;
    private List<Cell> heads;

    /**
     * @param widths of the columns, to each other
     * @param line   below each row, or null
     * @param ground of the heads
     */
    Grid(Flow flow, float[] widths, Color line, Color ground) {
        this.flow = flow;
        this.line = line;
        this.ground = ground;
        this.space = line == null ? BARE : LINED;
        this.table = flow.mark(TABLE);
        float all = (float) IntStream.range(0, widths.length).mapToDouble(i -> widths[i]).sum();
        edges = new float[widths.length + 1];
        edges[0] = flow.left();
        for (int i = 0; i < widths.length; i++) {
            edges[i + 1] = edges[i] + flow.width() * widths[i] / all;
        }
        flow.down(DESCENT);
    }

    void heads(List<Cell> cells) {
        draw(cells, true, true);
        heads = cells;
    }

    void row(List<Cell> cells) {
        draw(cells, false, true);
    }

    private void draw(List<Cell> cells, boolean head, boolean read) {
        float height = height(cells);
        if (height > flow.room() && height + LEADING * 3 < flow.height()) {
            nextPage();
        }
        PdfStructureElement row = read ? new PdfStructureElement(table, ROW) : null;
        List<PdfStructureElement> marks = cells.stream().map(cell -> row == null || cell.bar() != null ? null : mark(row, cell)).toList();
        List<ColumnText> texts = cells.stream().map(this::text).toList();
        boolean[] ended = new boolean[cells.size()];
        boolean more;
        do {
            float top = flow.y();
            float lowest = top;
            more = false;
            if (head && ground != null) {
                float foot = top - height;
                fill(ground, flow.left(), foot, flow.width(), height);
            }
            for (int i = 0; i < cells.size(); i++) {
                if (cells.get(i).bar() != null) {
                    bar(i, top, cells.get(i).bar());
                } else if (!ended[i] && !cells.get(i).words().isEmpty()) {
                    texts.get(i).setSimpleColumn(edges[i] + PADDING, flow.bottom() + DESCENT + space, edges[i + 1] - PADDING, top - space + DESCENT);
                    ended[i] = !flow.write(marks.get(i), texts.get(i));
                    more |= !ended[i];
                    lowest = Math.min(lowest, texts.get(i).getYLine());
                }
            }
            flow.to(Math.min(lowest, top - space - LEADING + DESCENT) - DESCENT - space);
            if (line != null) {
                fill(line, flow.left(), flow.y(), flow.width(), .5f);
            }
            if (more) {
                nextPage();
            }
        } while (more);
    }

    private void nextPage() {
        flow.nextPage();
        if (heads != null) {
            draw(heads, true, false);
        }
    }

    private PdfStructureElement mark(PdfStructureElement row, Cell cell) {
        PdfStructureElement mark = new PdfStructureElement(row, cell.heads() == null ? DATA : HEAD);
        if (cell.heads() != null) {
            PdfDictionary scope = new PdfDictionary();
            scope.put(PdfName.O, TABLE);
            scope.put(SCOPE, new PdfName(cell.heads()));
            mark.put(PdfName.A, scope);
        }
        return mark;
    }

    private ColumnText text(Cell cell) {
        return cell.bar() != null ? null : flow.column(Signs.phrase(cell.words(), cell.font(), TEXT, cell.colour(), LEADING),
                Signs.direction(cell.words()), LEADING, cell.right() ? Element.ALIGN_RIGHT : Element.ALIGN_LEFT);
    }

    private float height(List<Cell> cells) {
        int lines = 1;
        for (int i = 0; i < cells.size(); i++) {
            if (cells.get(i).bar() == null && !cells.get(i).words().isEmpty()) {
                ColumnText tried = text(cells.get(i));
                tried.setSimpleColumn(edges[i] + PADDING, -1e6f, edges[i + 1] - PADDING, 0);
                try {
                    tried.go(true);
                } catch (DocumentException impossible) {
                    throw new IllegalStateException(impossible);
                }
                lines = Math.max(lines, tried.getLinesWritten());
            }
        }
        return lines * LEADING + 2 * space;
    }

    private void bar(int column, float top, float length) {
        float width = (edges[column + 1] - edges[column] - 2 * PADDING) * length;
        if (width > 0) {
            fill(Paper.BAR, edges[column] + PADDING, top - space - LEADING / 2 - BAR / 2, width, BAR);
        }
    }

    private void fill(Color colour, float x, float foot, float width, float height) {
        PdfContentByte canvas = flow.canvas();
        Flow.adorn(canvas, () -> {
            canvas.setColorFill(colour);
            canvas.rectangle(x, foot, width, height);
            canvas.fill();
        });
    }
}
