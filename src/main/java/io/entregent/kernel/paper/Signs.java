package io.entregent.kernel.paper;

import com.lowagie.text.Chunk;
import com.lowagie.text.Font;
import com.lowagie.text.Phrase;
import com.lowagie.text.pdf.BaseFont;
import com.lowagie.text.pdf.LayoutProcessor;
import com.lowagie.text.pdf.PdfWriter;
import java.awt.Color;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which font writes which sign, and in which direction a text runs. What people write is not only Latin: Arabic, Devanagari,
 * Thai, Chinese with Japanese and Korean, and emoji have fonts of their own. A sign that all of them lack stands as a question mark.
 */
final class Signs {

    static final BaseFont PLAIN = font("liberation/LiberationSans-Regular.ttf");
    static final BaseFont BOLD = font("liberation/LiberationSans-Bold.ttf");
    /** For what is copied letter by letter. */
    static final BaseFont EXACT = font("liberation/LiberationMono-Regular.ttf");

    private static final Logger LOG = System.getLogger(Signs.class.getName());
    private static final String FOLDER = "io/entregent/fonts/";
    private static final BaseFont ARABIC = font(FOLDER + "NotoSansArabic-Regular.ttf");
    /** One font for Chinese, Japanese and Korean: of a sign that they draw in different ways, the papers have one. */
    private static final BaseFont EASTERN = font(FOLDER + "DroidSansFallback.ttf");
    private static final BaseFont EMOJI = font(FOLDER + "NotoEmoji-Regular.ttf");
    /** The last two made: from then on OpenPDF lays out each new font by the system. Null if it cannot. */
    private static final BaseFont DEVANAGARI = joining(FOLDER + "NotoSansDevanagari-Regular.ttf");
    /** Its marks stand better where the system lays them out, and are legible where it cannot. */
    private static final BaseFont THAI = font(FOLDER + "NotoSansThai-Regular.ttf");
    private static final List<BaseFont> MORE = Stream.of(ARABIC, DEVANAGARI, THAI, EASTERN, EMOJI).filter(Objects::nonNull).toList();
    private static final int EMOJI_STYLE = 0xFE0F;
    /** Shades of skin, which only colour could show. */
    private static final Set<Integer> SKINS = Set.of(0x1F3FB, 0x1F3FC, 0x1F3FD, 0x1F3FE, 0x1F3FF);

    private final BaseFont first;
    private final float size;
    private final Color colour;
    private final Phrase phrase;
    private final StringBuilder run = new StringBuilder();
    private BaseFont writing;

    private Signs(BaseFont first, float size, Color colour, float leading) {
        this.first = first;
        this.size = size;
        this.colour = colour;
        this.phrase = new Phrase(leading);
        this.writing = first;
    }

    static Phrase phrase(String words, BaseFont font, float size, Color colour, float leading) {
        Signs signs = new Signs(font, size, colour, leading);
        words.codePoints().forEach(signs::add);
        signs.flush();
        return signs.phrase;
    }

    /** What OpenPDF calls the direction: it joins and orders the letters only where it is told to. */
    static int direction(String words) {
        if (words.codePoints().noneMatch(Signs::rightToLeft)) {
            return PdfWriter.RUN_DIRECTION_DEFAULT;
        }
        int strong = words.codePoints().filter(point -> rightToLeft(point)
                || Character.getDirectionality(point) == Character.DIRECTIONALITY_LEFT_TO_RIGHT).findFirst().orElse(' ');
        return rightToLeft(strong) ? PdfWriter.RUN_DIRECTION_RTL : PdfWriter.RUN_DIRECTION_LTR;
    }

    private static boolean rightToLeft(int point) {
        byte direction = Character.getDirectionality(point);
        return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
    }

    private void add(int point) {
        if (point == '\n' || Character.isWhitespace(point) || Character.isSpaceChar(point)) {
            // Spaces between emoji are as wide as those.
            write(writing == EMOJI ? first : writing, point == '\n' ? point : ' ');
        } else if (Character.getType(point) == Character.FORMAT || point == EMOJI_STYLE || SKINS.contains(point)) {
            // They say how letters join, which only the one font that is laid out by the system can do.
            if (DEVANAGARI != null && writing == DEVANAGARI && writing.charExists(point)) {
                run.appendCodePoint(point);
            }
        } else {
            BaseFont knows = Stream.concat(Stream.of(first), MORE.stream()).filter(one -> one.charExists(point)).findFirst().orElse(null);
            write(knows == null ? first : knows, knows == null ? '?' : point);
        }
    }

    private void write(BaseFont font, int point) {
        if (font != writing) {
            flush();
            writing = font;
        }
        run.appendCodePoint(point);
    }

    private void flush() {
        if (!run.isEmpty()) {
            Chunk chunk = new Chunk(run.toString(), new Font(writing, size, Font.NORMAL, colour));
            if (writing == THAI) {
                chunk.setSplitCharacter(new ThaiLines());
            }
            phrase.add(chunk);
            run.setLength(0);
        }
    }

    /** Devanagari letters join and change places; Java's own text layout does that, where the server has what it needs. */
    private static BaseFont joining(String name) {
        try {
            LayoutProcessor.enable();
            return font(name);
        } catch (RuntimeException | LinkageError | InternalError without) {
            LayoutProcessor.disable();
            LOG.log(Level.WARNING, "Papers show Devanagari as question marks: the server lacks fontconfig or FreeType ("
                    + without.getClass().getSimpleName() + ")");
            return null;
        }
    }

    /** @param name as a resource: OpenPDF reads it once more by this name for the layout */
    private static BaseFont font(String name) {
        try (InputStream file = Signs.class.getResourceAsStream("/" + name)) {
            BaseFont font = BaseFont.createFont(name, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, true, file.readAllBytes(), null);
            // An optional list of what the font has, which names less than is embedded: ISO 14289-1, 7.21.4.2 wants all of it or no list.
            font.setIncludeCidSet(false);
            return font;
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
