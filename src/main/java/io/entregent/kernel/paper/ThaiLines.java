package io.entregent.kernel.paper;

import com.lowagie.text.SplitCharacter;
import com.lowagie.text.pdf.PdfChunk;
import java.text.BreakIterator;
import java.util.BitSet;
import java.util.Locale;

/** Where a line of Thai may end, which writes no spaces between words. For one chunk. */
final class ThaiLines implements SplitCharacter {

    private static final Locale THAI = Locale.forLanguageTag("th");

    private char[] looked;
    private BitSet ends;

    /** Asked for each letter of the same array; the words in it are looked for once. */
    @Override
    public boolean isSplitCharacter(int start, int current, int end, char[] letters, PdfChunk[] chunks) {
        if (letters != looked) {
            looked = letters;
            ends = ends(new String(letters));
        }
        return ends.get(current + 1);
    }

    private static BitSet ends(String words) {
        BreakIterator lines = BreakIterator.getLineInstance(THAI);
        lines.setText(words);
        BitSet ends = new BitSet(words.length() + 1);
        for (int place = lines.first(); place != BreakIterator.DONE; place = lines.next()) {
            ends.set(place);
        }
        return ends;
    }
}
